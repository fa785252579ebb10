import { html, LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Strings } from "../i18n/strings";
import type { Button } from "../protocol/types";
import { base } from "../styles/base";
import { quickRepliesStyles } from "../styles/composer";
import { define } from "./define";
import { tell } from "./events";

/** Answers that the guide suggests to its last message. */
@define("daogou-quick-replies")
export class QuickReplies extends LitElement {
  static override styles = [base, quickRepliesStyles];

  @property({ attribute: false }) buttons: Button[] = [];
  @property({ attribute: false }) strings!: Strings;

  protected override render(): TemplateResult {
    return html`<ul role="list" aria-label=${this.strings.quickReplies}>
      ${this.buttons.map(
        (button) =>
          html`<li><button type="button" part="quick-reply" @click=${() => tell(this, "inner-press", button)}>${button.title}</button></li>`,
      )}
    </ul>`;
  }
}
