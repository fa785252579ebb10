import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Strings } from "../i18n/strings";
import { MAX_TEXT_LENGTH } from "../protocol/schema";
import { base } from "../styles/base";
import { composerStyles } from "../styles/composer";
import { define } from "./define";
import { tell } from "./events";
import { sendIcon } from "./icons";

const COUNTER_FROM = 100;
/** What browsers report for a key that an input method handles; Safari sends it after the composition has ended. */
const KEY_CODE_OF_IME = 229;

/** Where the shopper types: Enter sends, Shift+Enter starts a line, and Enter that ends a composition does neither. */
@define("daogou-composer")
export class Composer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, composerStyles];

  @property({ attribute: false }) strings!: Strings;
  @query("textarea") private field!: HTMLTextAreaElement;
  @state() private text = "";

  protected override render(): TemplateResult {
    const left = MAX_TEXT_LENGTH - this.text.length;
    return html`<form @submit=${this.onSubmit}>
        <textarea
          part="input"
          rows="1"
          maxlength=${MAX_TEXT_LENGTH}
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${this.strings.message}
          placeholder=${this.strings.placeholder}
          .value=${this.text}
          @input=${this.onInput}
          @keydown=${this.onKey}
        ></textarea>
        <button type="submit" aria-label=${this.strings.send} title=${this.strings.send} aria-disabled=${this.text.trim() === ""}>
          ${sendIcon}
        </button>
      </form>
      ${left > COUNTER_FROM
        ? nothing
        : html`<p class="counter ${left === 0 ? "full" : ""}" role="status">${this.strings.charactersLeft(left)}</p>`}`;
  }

  private onInput(): void {
    this.text = this.field.value;
    tell(this, "inner-typing", this.text.trim() !== "");
  }

  private onKey(event: KeyboardEvent): void {
    const isComposing = event.isComposing || event.keyCode === KEY_CODE_OF_IME;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    event.preventDefault();
    this.send();
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    this.send();
    this.focus();
  }

  private send(): void {
    const text = this.text.trim();
    if (text === "") return;
    this.text = "";
    tell(this, "inner-say", text);
  }
}
