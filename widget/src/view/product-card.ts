import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Button, ProductCard as Product } from "../protocol/types";
import { base } from "../styles/base";
import { productCardStyles } from "../styles/products";
import { define } from "./define";
import { tell } from "./events";
import { reasonIcon } from "./icons";
import "./picture";

@define("daogou-product-card")
export class ProductCard extends LitElement {
  static override styles = [base, productCardStyles];

  @property({ attribute: false }) product!: Product;
  @property({ attribute: false }) server = "";

  protected override render(): TemplateResult {
    const { title, brand, category, price, image, facts, reason, buttons } = this.product;
    return html`<article part="product" aria-label=${title}>
      <daogou-picture .image=${image} .category=${category} .server=${this.server}></daogou-picture>
      <div class="body">
        <p class="brand">${brand ?? category}</p>
        <h3 title=${title}>${title}</h3>
        ${price === null ? nothing : html`<p class="price">${price}</p>`}
        ${facts.length === 0
          ? nothing
          : html`<ul class="facts" role="list">
              ${facts.map((fact) => html`<li title=${fact}>${fact}</li>`)}
            </ul>`}
        ${reason === null ? nothing : html`<p class="reason">${reasonIcon}<span>${reason}</span></p>`}
        ${buttons.length === 0 ? nothing : html`<div class="actions">${buttons.map((button) => this.renderButton(button))}</div>`}
      </div>
    </article>`;
  }

  private renderButton(button: Button): TemplateResult {
    // The same four titles stand on every card: the name says which product is meant.
    return html`<button
      type="button"
      aria-label=${`${button.title}: ${this.product.title}`}
      @click=${() => tell(this, "inner-press", button)}
    >
      ${button.title}
    </button>`;
  }
}
