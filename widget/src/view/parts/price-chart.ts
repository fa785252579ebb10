import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { formatDate } from "../../i18n/language";
import type { Strings } from "../../i18n/strings";
import type { Chart, ChartPoint, Language } from "../../protocol/types";
import { base } from "../../styles/base";
import { priceChartStyles } from "../../styles/price-chart";
import { define } from "../define";
import { registerPart } from "../part";
import { HEIGHT, nearest, placesOf, stepPath, WIDTH } from "../plot";

/** A price over time. The unseen range input over the plot makes it work by mouse, touch, keyboard and screen reader. */
@define("daogou-price-chart")
export class PriceChart extends LitElement {
  static override styles = [base, priceChartStyles];

  @property({ attribute: false }) chart!: Chart;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) language: Language = "en";

  @state() private chosen = 0;

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
        ${this.renderDrawing(this.strings.chartSummary(low.text, high.text, last.text))}
        ${points.length < 2
          ? nothing
          : html`<input
              type="range"
              min="0"
              max=${points.length - 1}
              .value=${String(this.chosen)}
              aria-label=${`${label}: ${this.strings.chartMoment}`}
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
        <div><dt>${this.strings.lowest}</dt><dd>${low.text}</dd></div>
        <div><dt>${this.strings.highest}</dt><dd>${high.text}</dd></div>
        <div><dt>${this.strings.latest}</dt><dd>${last.text}</dd></div>
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
  (chart, { strings, language }) =>
    html`<daogou-price-chart .chart=${chart} .strings=${strings} .language=${language}></daogou-price-chart>`,
);
