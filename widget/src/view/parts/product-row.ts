import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Language, ProductCard } from "../../protocol/types";
import { base } from "../../styles/base";
import { define } from "../define";
import { backIcon, onIcon } from "../icons";
import { registerPart } from "../part";
import "../product-card";

const LABEL: Record<Language, string> = { en: "Products", zh: "商品" };

/** Width of a card and the gap after it. */
const CARD_STEP_PX = 262;

const styles = css`
  :host {
    position: relative;
    display: block;
  }

  ul {
    display: flex;
    gap: 12px;
    margin: 0;
    padding: 4px var(--_gutter) 10px;
    overflow: auto hidden;
    list-style: none;
    overscroll-behavior-x: contain;
    scroll-padding-inline: var(--_gutter);
    scroll-snap-type: x proximity;
    scrollbar-width: none;
  }

  ul:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius);
  }

  li {
    flex: none;
    display: grid;
    width: 250px;
    scroll-snap-align: start;
  }

  li:only-child {
    width: min(300px, 100%);
  }

  .step {
    position: absolute;
    top: 70px;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_ink);
    box-shadow:
      0 0 0 1px var(--_line),
      0 4px 14px var(--_shadow);
  }

  .step[disabled] {
    visibility: hidden;
  }

  .back {
    inset-inline-start: 8px;
  }

  .on {
    inset-inline-end: 8px;
  }

  @media (hover: none) {
    .step {
      display: none;
    }
  }
`;

/** Product cards side by side; scrolls by touch, wheel, arrow keys and, for a mouse, two step buttons. */
@define("daogou-product-row")
export class ProductRow extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) products: ProductCard[] = [];
  @property({ attribute: false }) language: Language = "en";
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
    return html`<ul role="list" tabindex="0" aria-label=${LABEL[this.language]} @scroll=${this.measure}>
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
  (products, { language, server }) =>
    html`<daogou-product-row .products=${products} .language=${language} .server=${server}></daogou-product-row>`,
);
