import { css } from "lit";

export const comparisonStyles = css`
  :host {
    display: block;
    padding-inline: var(--_gutter);
  }

  .frame {
    max-width: 100%;
    overflow: auto hidden;
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 0 0 1px var(--_line);
    overscroll-behavior-x: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }

  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 13.5px;
    line-height: 1.45;
  }

  th,
  td {
    min-width: 122px;
    max-width: 190px;
    padding: 9px 12px;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
    border-top: 1px solid var(--_line);
  }

  thead th,
  thead td {
    border-top: 0;
    padding-block: 12px;
  }

  thead th {
    font-weight: 600;
  }

  thead daogou-picture {
    margin-bottom: 8px;
    border-radius: 10px;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }

  .price {
    display: block;
    margin-top: 4px;
    font-size: 15px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  tbody th,
  thead td {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    min-width: 108px;
    max-width: 128px;
    background: var(--_raised);
    color: var(--_muted);
    font-weight: 550;
    box-shadow: 1px 0 0 var(--_line);
  }

  .differs th,
  .differs td {
    background: var(--_tint);
  }

  .differs th {
    color: var(--_ink);
  }

  .differs td {
    font-weight: 600;
  }

  .sign {
    margin-inline-end: 5px;
    color: var(--_accent);
    font-weight: 700;
  }

  .none {
    color: var(--_muted);
    font-weight: 400;
  }

  .legend {
    margin: 8px 2px 0;
    font-size: 12.5px;
    color: var(--_muted);
  }
`;
