import { css } from "lit";

/**
 * Colours and measures. A page themes the widget by --daogou-accent, --daogou-accent-ink, --daogou-surface, --daogou-ink,
 * --daogou-font, --daogou-radius and --daogou-z, and picks light or dark for good by `color-scheme` on the element.
 * Names with an underscore are the widget's own.
 */
export const tokens = css`
  :host {
    color-scheme: light dark;

    --_accent: var(--daogou-accent, light-dark(#1d6a58, #7cc9b1));
    --_accent-ink: var(--daogou-accent-ink, light-dark(#ffffff, #0d211b));
    --_surface: var(--daogou-surface, light-dark(#fbfaf7, #17191a));
    --_ink: var(--daogou-ink, light-dark(#1d2321, #ecebe6));
    --_raised: light-dark(#ffffff, #202324);
    --_sunken: light-dark(#f1efe9, #26292a);
    --_muted: color-mix(in oklab, var(--_ink) 68%, var(--_surface));
    --_line: color-mix(in oklab, var(--_ink) 13%, var(--_surface));
    --_line-strong: color-mix(in oklab, var(--_ink) 48%, var(--_surface));
    --_tint: color-mix(in oklab, var(--_accent) 11%, var(--_raised));
    --_tint-strong: color-mix(in oklab, var(--_accent) 20%, var(--_raised));
    --_seal: light-dark(#b23a26, #f08d78);
    --_shadow: light-dark(rgb(31 38 35 / 16%), rgb(0 0 0 / 55%));

    --_radius: var(--daogou-radius, 18px);
    --_radius-s: calc(var(--_radius) * 0.62);
    --_gutter: 18px;
    --_font: var(
      --daogou-font,
      "Inter",
      system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      "PingFang SC",
      "Hiragino Sans GB",
      "Noto Sans CJK SC",
      "Noto Sans SC",
      "Microsoft YaHei",
      sans-serif
    );
    --_serif: "Iowan Old Style", "Palatino Nova", Palatino, "Source Serif 4", Georgia, "Songti SC", "Noto Serif CJK SC",
      "Noto Serif SC", SimSun, serif;
    --_ease: cubic-bezier(0.2, 0.8, 0.2, 1);
  }
`;
