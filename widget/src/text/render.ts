/** Segments -> nodes, by templates that only ever set text and a checked address. */

import { html, type TemplateResult } from "lit";

import { type Segment, toSegments } from "./segments";

function renderSegment(segment: Segment): TemplateResult | string {
  switch (segment.kind) {
    case "text":
      return segment.text;
    case "bold":
      return html`<strong>${segment.text}</strong>`;
    case "break":
      return html`<br />`;
    case "link":
      return html`<a href=${segment.href} target="_blank" rel="noopener noreferrer nofollow">${segment.text}</a>`;
  }
}

export const renderText = (text: string): (TemplateResult | string)[] => toSegments(text).map(renderSegment);
