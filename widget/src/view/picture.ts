import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";

import { base } from "../styles/base";
import { pictureStyles } from "../styles/products";
import { pictureSource } from "../text/picture";
import { define } from "./define";

/** Hues of celadon, ochre, slate, plum, clay and moss: one a category, so that its products look related. */
const HUES = [168, 78, 238, 340, 38, 128];

const hueOf = (category: string): number => {
  const sum = [...category].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return HUES[sum % HUES.length] ?? 168;
};

const placeholderColours = (hue: number): Record<string, string> => ({
  "--_from": `light-dark(oklch(0.955 0.018 ${hue}), oklch(0.34 0.03 ${hue}))`,
  "--_to": `light-dark(oklch(0.895 0.032 ${hue}), oklch(0.26 0.03 ${hue}))`,
  "--_glow": `light-dark(oklch(0.985 0.01 ${hue}), oklch(0.42 0.04 ${hue}))`,
  "--_letter": `light-dark(oklch(0.5 0.055 ${hue}), oklch(0.74 0.05 ${hue}))`,
});

/** A product's picture; the category's initial on its colour where there is none or it does not load. */
@define("daogou-picture")
export class Picture extends LitElement {
  static override styles = [base, pictureStyles];

  @property({ attribute: false }) image: string | null = null;
  @property({ attribute: false }) category = "";
  @property({ attribute: false }) server = "";

  @state() private hasFailed = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("image")) this.hasFailed = false;
  }

  protected override render(): TemplateResult {
    const source = this.hasFailed ? null : pictureSource(this.image, this.server);
    if (source !== null) {
      // Decorative: the product's title stands beside it.
      return html`<img src=${source} alt="" loading="lazy" decoding="async" @error=${this.onError} />`;
    }
    const initial = [...this.category.trim()][0]?.toUpperCase() ?? "·";
    return html`<div class="placeholder" aria-hidden="true" style=${styleMap(placeholderColours(hueOf(this.category)))}>
      ${initial}
    </div>`;
  }

  private onError(): void {
    this.hasFailed = true;
  }
}
