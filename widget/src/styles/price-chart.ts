import { css } from "lit";

export const priceChartStyles = css`
  :host {
    display: block;
    padding-inline: var(--_gutter);
  }

  figure {
    margin: 0;
    padding: 14px 16px 12px;
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 0 0 1px var(--_line);
  }

  figcaption {
    font-size: 13px;
    color: var(--_muted);
  }

  .readout {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin: 2px 0 10px;
    font-variant-numeric: tabular-nums;
  }

  .readout strong {
    font-size: 20px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .readout span {
    font-size: 13px;
    color: var(--_muted);
  }

  .plot {
    position: relative;
    border-radius: 8px;
  }

  .plot:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 4px;
  }

  svg {
    width: 100%;
    height: auto;
    overflow: visible;
  }

  .grid {
    stroke: var(--_line);
    stroke-dasharray: 2 4;
  }

  .area {
    fill: var(--_accent);
    opacity: 0.1;
  }

  .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }

  .cursor {
    stroke: var(--_line-strong);
  }

  .dot {
    fill: var(--_accent);
    stroke: var(--_raised);
    stroke-width: 2.5;
  }

  input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: crosshair;
    touch-action: pan-y;
  }

  .ends,
  dl {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    margin: 6px 0 0;
    font-size: 12px;
    color: var(--_muted);
  }

  dl {
    margin-top: 10px;
    padding-top: 10px;
    border-top: 1px solid var(--_line);
  }

  dd {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    color: var(--_ink);
  }
`;
