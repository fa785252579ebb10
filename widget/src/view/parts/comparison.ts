import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Comparison as Table, ComparisonRow, Language, ProductCard } from "../../protocol/types";
import { base } from "../../styles/base";
import { define } from "../define";
import { registerPart } from "../part";
import "../picture";

const EN = {
  comparison: "Comparison",
  feature: "Feature",
  differs: "differs",
  legend: "The products differ here",
  unknown: "not stated",
};
const WORDS: Record<Language, typeof EN> = {
  en: EN,
  zh: {
    comparison: "商品对比",
    feature: "项目",
    differs: "有差别",
    legend: "这些商品在此处不同",
    unknown: "未注明",
  },
};

const styles = css`
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

/** Products side by side, one row a feature; the rows in which they differ are marked by a sign, weight and tint. */
@define("daogou-comparison")
export class Comparison extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) table!: Table;
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) server = "";

  private get words(): typeof EN {
    return WORDS[this.language];
  }

  protected override render(): TemplateResult {
    const { products, rows } = this.table;
    return html`<div class="frame" role="region" tabindex="0" aria-label=${this.words.comparison}>
        <table part="comparison">
          <thead>
            <tr>
              <td><span class="unseen">${this.words.feature}</span></td>
              ${products.map((product) => this.renderProduct(product))}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.renderRow(row))}
          </tbody>
        </table>
      </div>
      ${rows.some((row) => row.differs)
        ? html`<p class="legend" aria-hidden="true"><span class="sign">≠</span>${this.words.legend}</p>`
        : nothing}`;
  }

  private renderProduct({ title, price, image, category }: ProductCard): TemplateResult {
    return html`<th scope="col">
      <daogou-picture .image=${image} .category=${category} .server=${this.server}></daogou-picture>
      <span class="name" title=${title}>${title}</span>
      ${price === null ? nothing : html`<span class="price">${price}</span>`}
    </th>`;
  }

  private renderRow({ label, values, differs }: ComparisonRow): TemplateResult {
    const mark = differs
      ? html`<span class="sign" aria-hidden="true">≠</span>${label}<span class="unseen"> (${this.words.differs})</span>`
      : label;
    return html`<tr class=${differs ? "differs" : "same"}>
      <th scope="row">${mark}</th>
      ${values.map((value) => html`<td>${value ?? this.renderUnknown()}</td>`)}
    </tr>`;
  }

  private renderUnknown(): TemplateResult {
    return html`<span class="none"><span aria-hidden="true">–</span><span class="unseen">${this.words.unknown}</span></span>`;
  }
}

registerPart(
  "table",
  (table, { language, server }) =>
    html`<daogou-comparison .table=${table} .language=${language} .server=${server}></daogou-comparison>`,
);
