import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";

import type { Entry, Status } from "../conversation/conversation";
import { type Strings } from "../i18n/strings";
import type { Language } from "../protocol/types";
import { base } from "../styles/base";
import { panelStyles } from "../styles/panel";
import type { Composer } from "./composer";
import { define } from "./define";
import { tell } from "./events";
import { closeIcon, guideMark, newIcon } from "./icons";
import "./composer";
import "./message-list";

/** The open chat: header, log, composer. */
@define("daogou-panel")
export class Panel extends LitElement {
  static override styles = [base, panelStyles];

  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ attribute: false }) status: Status = "idle";
  @property({ attribute: false }) isTyping = false;
  @property({ attribute: false }) hasWaiting = false;
  @property({ attribute: false }) customerName: string | null = null;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) server = "";

  @query("daogou-composer") private composer!: Composer;

  focusComposer(): void {
    this.composer.focus();
  }

  protected override render(): TemplateResult {
    return html`<section class="panel" part="panel" role="dialog" aria-label=${this.strings.guide} @keydown=${this.onKey}>
      ${this.renderHeader()}
      <daogou-message-list
        .entries=${this.entries}
        .isTyping=${this.isTyping}
        .isOffline=${this.status === "offline"}
        .isWelcome=${this.entries.length === 0 && this.status !== "connecting"}
        .strings=${this.strings}
        .language=${this.language}
        .server=${this.server}
      ></daogou-message-list>
      <div class="foot">
        <div role="status">${this.renderStatus()}</div>
        <daogou-composer .strings=${this.strings}></daogou-composer>
      </div>
    </section>`;
  }

  private renderHeader(): TemplateResult {
    const { guide, tagline, shoppingAs, switchLanguage, otherLanguage, newConversation, close } = this.strings;
    const subtitle = this.customerName === null ? tagline : shoppingAs(this.customerName);
    return html`<div class="header">
      <span class="seal">${guideMark}</span>
      <div class="who">
        <h2>${guide}</h2>
        <p title=${subtitle}>${subtitle}</p>
      </div>
      <div class="tools">
        <button type="button" class="tool" title=${switchLanguage} lang=${this.language === "en" ? "zh" : "en"} @click=${() => tell(this, "inner-language")}>
          ${otherLanguage}
        </button>
        <button type="button" class="tool" aria-label=${newConversation} title=${newConversation} @click=${this.onAnew}>
          ${newIcon}
        </button>
        <button type="button" class="tool" aria-label=${close} title=${close} @click=${() => tell(this, "inner-close")}>
          ${closeIcon}
        </button>
      </div>
    </div>`;
  }

  private renderStatus(): TemplateResult | typeof nothing {
    if (this.status !== "offline") return nothing;
    return html`<p class="status">${this.hasWaiting ? this.strings.offlineUnsent : this.strings.offline}</p>`;
  }

  private onAnew(): void {
    tell(this, "inner-anew");
    this.focusComposer();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    tell(this, "inner-close");
  }
}
