import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Strings } from "../../i18n/strings";
import type { Comparison as Table, ComparisonRow, ProductCard } from "../../protocol/types";
import { base } from "../../styles/base";
import { comparisonStyles } from "../../styles/comparison";
import { define } from "../define";
import { registerPart } from "../part";
import "../picture";

/** Products side by side, one row a feature; the rows in which they differ are marked by a sign, weight and tint. */
@define("daogou-comparison")
export class Comparison extends LitElement {
  static override styles = [base, comparisonStyles];

  @property({ attribute: false }) table!: Table;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) server = "";

  protected override render(): TemplateResult {
    const { products, rows } = this.table;
    return html`<div class="frame" role="region" tabindex="0" aria-label=${this.strings.comparison}>
        <table part="comparison">
          <thead>
            <tr>
              <td><span class="unseen">${this.strings.feature}</span></td>
              ${products.map((product) => this.renderProduct(product))}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.renderRow(row))}
          </tbody>
        </table>
      </div>
      ${rows.some((row) => row.differs)
        ? html`<p class="legend" aria-hidden="true"><span class="sign">≠</span>${this.strings.differsLegend}</p>`
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
      ? html`<span class="sign" aria-hidden="true">≠</span>${label}<span class="unseen"> (${this.strings.differs})</span>`
      : label;
    return html`<tr class=${differs ? "differs" : "same"}>
      <th scope="row">${mark}</th>
      ${values.map((value) => html`<td>${value ?? this.renderUnknown()}</td>`)}
    </tr>`;
  }

  private renderUnknown(): TemplateResult {
    return html`<span class="none"><span aria-hidden="true">–</span><span class="unseen">${this.strings.unknown}</span></span>`;
  }
}

registerPart(
  "table",
  (table, { strings, server }) =>
    html`<daogou-comparison .table=${table} .strings=${strings} .server=${server}></daogou-comparison>`,
);
