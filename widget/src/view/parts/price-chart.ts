import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { formatDate } from "../../i18n/language";
import type { Chart, ChartPoint, Language } from "../../protocol/types";
import { base } from "../../styles/base";
import { define } from "../define";
import { registerPart } from "../part";
import { HEIGHT, nearest, placesOf, stepPath, WIDTH } from "../plot";

const EN = {
  summary: (low: string, high: string, last: string) => `Lowest ${low}, highest ${high}, last ${last}`,
  moment: "Choose a date",
  lowest: "Lowest",
  highest: "Highest",
  latest: "Last",
};
const WORDS: Record<Language, typeof EN> = {
  en: EN,
  zh: {
    summary: (low, high, last) => `最低 ${low}，最高 ${high}，最近 ${last}`,
    moment: "选择日期",
    lowest: "最低",
    highest: "最高",
    latest: "最近",
  },
};

const styles = css`
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

/** A price over time. The unseen range input over the plot makes it work by mouse, touch, keyboard and screen reader. */
@define("daogou-price-chart")
export class PriceChart extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) chart!: Chart;
  @property({ attribute: false }) language: Language = "en";

  @state() private chosen = 0;

  private get words(): typeof EN {
    return WORDS[this.language];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("chart")) this.chosen = this.chart.points.length - 1;
  }

  protected override render(): TemplateResult {
    const { label, points } = this.chart;
    const point = points[this.chosen];
    if (!point) return html``;
    const [low, high, last] = this.extremes();
    const when = formatDate(point.at, this.language);
    return html`<figure part="chart">
      <figcaption>${label}</figcaption>
      <p class="readout"><strong>${point.text}</strong><span>${when}</span></p>
      <div class="plot">
        ${this.renderDrawing(this.words.summary(low.text, high.text, last.text))}
        ${points.length < 2
          ? nothing
          : html`<input
              type="range"
              min="0"
              max=${points.length - 1}
              .value=${String(this.chosen)}
              aria-label=${`${label}: ${this.words.moment}`}
              aria-valuetext=${`${when}: ${point.text}`}
              @input=${this.onInput}
              @pointermove=${this.onPoint}
              @pointerdown=${this.onPoint}
            />`}
      </div>
      <p class="ends" aria-hidden="true">
        <span>${formatDate(points[0]?.at ?? "", this.language)}</span>
        ${points.length < 2 ? nothing : html`<span>${formatDate(last.at, this.language)}</span>`}
      </p>
      <dl>
        <div><dt>${this.words.lowest}</dt><dd>${low.text}</dd></div>
        <div><dt>${this.words.highest}</dt><dd>${high.text}</dd></div>
        <div><dt>${this.words.latest}</dt><dd>${last.text}</dd></div>
      </dl>
    </figure>`;
  }

  private renderDrawing(summary: string): TemplateResult {
    const places = placesOf(this.chart.points);
    const line = stepPath(places);
    const place = places[this.chosen] ?? { x: 0, y: 0 };
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${summary}>
      ${[10, 61, 112].map((y) => svg`<line class="grid" x1="0" x2=${WIDTH} y1=${y} y2=${y} />`)}
      <path class="area" d=${`${line}V${HEIGHT}H${places.length > 1 ? (places[0]?.x ?? 0) : 0}Z`} />
      <path class="line" d=${line} />
      <line class="cursor" x1=${place.x} x2=${place.x} y1="0" y2=${HEIGHT} />
      <circle class="dot" cx=${place.x} cy=${place.y} r="5.5" />
    </svg>`;
  }

  /** Lowest, highest and last point; the chart has at least one. */
  private extremes(): [ChartPoint, ChartPoint, ChartPoint] {
    const { points } = this.chart;
    const low = points.reduce((best, point) => (point.value < best.value ? point : best));
    const high = points.reduce((best, point) => (point.value > best.value ? point : best));
    return [low, high, points[points.length - 1] ?? low];
  }

  private onInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.chosen = event.target.valueAsNumber;
  }

  /** The pointer chooses by place, since the points need not be evenly spaced as the range input's steps are. */
  private onPoint(event: PointerEvent): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    this.chosen = nearest(placesOf(this.chart.points), ((event.clientX - box.left) / box.width) * WIDTH);
    if (event.type === "pointerdown") event.preventDefault();
  }
}

registerPart(
  "chart",
  (chart, { language }) =>
    html`<daogou-price-chart .chart=${chart} .language=${language}></daogou-price-chart>`,
);
