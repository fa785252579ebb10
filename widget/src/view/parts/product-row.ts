import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Strings } from "../../i18n/strings";
import type { ProductCard } from "../../protocol/types";
import { base } from "../../styles/base";
import { productRowStyles } from "../../styles/products";
import { define } from "../define";
import { backIcon, onIcon } from "../icons";
import { registerPart } from "../part";
import "../product-card";

/** Width of a card and the gap after it. */
const CARD_STEP_PX = 262;

/** Product cards side by side; scrolls by touch, wheel, arrow keys and, for a mouse, two step buttons. */
@define("daogou-product-row")
export class ProductRow extends LitElement {
  static override styles = [base, productRowStyles];

  @property({ attribute: false }) products: ProductCard[] = [];
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) server = "";

  @query("ul") private list!: HTMLUListElement;
  @state() private atStart = true;
  @state() private atEnd = true;

  private readonly resizes = new ResizeObserver(() => this.measure());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
  }

  protected override firstUpdated(): void {
    this.resizes.observe(this.list);
  }

  protected override render(): TemplateResult {
    // The keyboard has the list itself (arrow keys) and the cards' buttons; the step buttons are for the mouse only.
    return html`<ul role="list" tabindex="0" aria-label=${this.strings.products} @scroll=${this.measure}>
        ${this.products.map(
          (product) =>
            html`<li><daogou-product-card .product=${product} .server=${this.server}></daogou-product-card></li>`,
        )}
      </ul>
      ${this.atStart && this.atEnd
        ? nothing
        : html`<button type="button" class="step back" tabindex="-1" aria-hidden="true" ?disabled=${this.atStart} @click=${() => this.step(-1)}>
              ${backIcon}
            </button>
            <button type="button" class="step on" tabindex="-1" aria-hidden="true" ?disabled=${this.atEnd} @click=${() => this.step(1)}>
              ${onIcon}
            </button>`}`;
  }

  private measure(): void {
    const { scrollLeft, clientWidth, scrollWidth } = this.list;
    this.atStart = scrollLeft < 8;
    this.atEnd = scrollLeft + clientWidth > scrollWidth - 8;
  }

  private step(direction: 1 | -1): void {
    this.list.scrollBy({ left: direction * CARD_STEP_PX, behavior: "smooth" });
  }
}

registerPart(
  "products",
  (products, { strings, server }) =>
    html`<daogou-product-row .products=${products} .strings=${strings} .server=${server}></daogou-product-row>`,
);
