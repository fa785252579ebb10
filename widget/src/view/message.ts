import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Progress } from "../conversation/conversation";
import type { Strings } from "../i18n/strings";
import { PARTS } from "../protocol/schema";
import type { Language, Message as Content } from "../protocol/types";
import { base } from "../styles/base";
import { messageStyles } from "../styles/message";
import { renderText } from "../text/render";
import { define } from "./define";
import { tell } from "./events";
import { drawPart } from "./part";

// Each file of parts/ registers the part that it draws.
import.meta.glob("./parts/*.ts", { eager: true });

/** One message of the log with whatever it carries. */
@define("daogou-message")
export class Message extends LitElement {
  static override styles = [base, messageStyles];

  @property({ attribute: false }) message!: Content;
  @property({ attribute: false }) progress: Progress | undefined;
  @property({ attribute: false }) isOffline = false;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) server = "";

  protected override render(): TemplateResult {
    const { role, text } = this.message;
    const author = role === "guide" ? this.strings.guide : this.strings.you;
    return html`<div class="message ${role} ${this.isHeldBack ? "pale" : ""}" part="message ${role}">
      <span class="unseen">${author}:</span>
      ${text === undefined ? nothing : html`<p class="text">${renderText(text)}</p>`}
      ${PARTS.map((name) => drawPart(name, this.message, this))}
      ${this.renderProgress()}
    </div>`;
  }

  private get isHeldBack(): boolean {
    return this.progress === "failed" || (this.progress === "waiting" && this.isOffline);
  }

  private renderProgress(): TemplateResult | typeof nothing {
    if (this.progress === "failed") {
      return html`<p class="progress failed">
        <span>${this.strings.failed}</span>
        <button type="button" @click=${() => tell(this, "inner-resend", this.message.id)}>${this.strings.retry}</button>
      </p>`;
    }
    return this.isHeldBack ? html`<p class="progress">${this.strings.waiting}</p>` : nothing;
  }
}
