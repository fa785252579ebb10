/** Line icons on a 24-unit grid. They carry no meaning of their own: the button around them has the name. */

import { svg, type SVGTemplateResult, html, type TemplateResult } from "lit";

const icon = (content: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${content}</svg>`;

export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const newIcon = icon(svg`<path d="M12 20H6.5A2.5 2.5 0 0 1 4 17.5V6.5A2.5 2.5 0 0 1 6.5 4H12" /><path d="M18.4 3.6a1.9 1.9 0 0 1 2.7 2.7L14 13.4l-3.6.9.9-3.6z" />`);
export const sendIcon = icon(svg`<path d="M12 19V5M6 11l6-6 6 6" />`);
export const downIcon = icon(svg`<path d="M12 5v14M6 13l6 6 6-6" />`);
export const backIcon = icon(svg`<path d="M14.5 6l-6 6 6 6" />`);
export const onIcon = icon(svg`<path d="M9.5 6l6 6-6 6" />`);
export const goIcon = icon(svg`<path d="M5 12h14M13 6l6 6-6 6" />`);
export const noticeIcon = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 8v4.5M12 15.9v.1" />`);
export const reasonIcon = icon(svg`<path d="M12 3.5l1.9 5.6 5.6 1.9-5.6 1.9L12 18.5l-1.9-5.6L4.5 11l5.6-1.9z" /><path d="M19 17v4M17 19h4" />`);

/** The mark of the guide: a compass needle in a speech bubble. */
export const guideMark = html`<svg class="mark" viewBox="0 0 28 28" aria-hidden="true" fill="none">
  <path
    d="M14 3.5c6 0 10.8 4.4 10.8 9.9 0 5.4-4.8 9.8-10.8 9.8-1.3 0-2.6-.2-3.8-.6L4.9 25l.9-5A9.4 9.4 0 0 1 3.2 13.4C3.2 7.9 8 3.5 14 3.5z"
    stroke="currentColor"
    stroke-width="2"
    stroke-linejoin="round"
  />
  <path d="M18.6 8.9l-2.7 6.5-6.5 2.7 2.7-6.5z" fill="currentColor" />
</svg>`;
