import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Entry } from "../conversation/conversation";
import type { Strings } from "../i18n/strings";
import type { Language, Role } from "../protocol/types";
import { base } from "../styles/base";
import { messageListStyles } from "../styles/message-list";
import { define } from "./define";
import { tell } from "./events";
import { downIcon, goIcon, noticeIcon } from "./icons";
import "./message";
import "./quick-replies";

const NEAR_END_PX = 64;

/** The log of the conversation. It follows what is new, but never takes the start of the current turn out of sight. */
@define("daogou-message-list")
export class MessageList extends LitElement {
  static override styles = [base, messageListStyles];

  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ attribute: false }) isTyping = false;
  @property({ attribute: false }) isOffline = false;
  @property({ attribute: false }) isWelcome = false;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) language: Language = "en";
  @property({ attribute: false }) server = "";

  @query(".scroll") private scroller!: HTMLElement;
  @query(".content") private content!: HTMLElement;
  @state() private isBehind = false;

  private follows = true;
  private lastTop = 0;
  private readonly resizes = new ResizeObserver(() => this.follow());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
  }

  protected override firstUpdated(): void {
    this.resizes.observe(this.scroller);
    this.resizes.observe(this.content);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("entries") && this.saidBy(this.entries.at(-1)) === "shopper") this.follows = true;
  }

  protected override render(): TemplateResult {
    // Entries are matched by place, not by id: a reconnection brings the history under the server's ids, and equal text
    // must keep its nodes or a screen reader would read the whole conversation again.
    return html`<div class="scroll" tabindex="0" role="log" aria-live="polite" aria-label=${this.strings.log} @scroll=${this.onScroll}>
        <div class="content">
          ${this.isWelcome ? this.renderWelcome() : nothing}
          <div class="entries">
            ${this.entries.map((entry) => this.renderEntry(entry))}
            ${this.isTyping ? html`<div class="typing"><i></i><i></i><i></i><span class="unseen">${this.strings.typing}</span></div>` : nothing}
          </div>
          ${this.renderQuickReplies()}
        </div>
      </div>
      ${this.isBehind
        ? html`<button type="button" class="latest" @click=${this.catchUp}>${downIcon}${this.strings.latestMessages}</button>`
        : nothing}`;
  }

  private renderEntry(entry: Entry): TemplateResult {
    if (entry.kind === "notice") return html`<p class="notice">${noticeIcon}${entry.text}</p>`;
    return html`<daogou-message
      .message=${entry.message}
      .progress=${entry.progress}
      .isOffline=${this.isOffline}
      .strings=${this.strings}
      .language=${this.language}
      .server=${this.server}
    ></daogou-message>`;
  }

  private renderQuickReplies(): TemplateResult | typeof nothing {
    const messages = this.entries.filter((entry) => entry.kind === "message");
    const last = messages.at(-1)?.message;
    if (this.isTyping || last?.role !== "guide" || !last.buttons) return nothing;
    return html`<daogou-quick-replies .buttons=${last.buttons} .strings=${this.strings}></daogou-quick-replies>`;
  }

  private renderWelcome(): TemplateResult {
    return html`<div class="welcome">
      <h3>${this.strings.welcome}</h3>
      <p>${this.strings.welcomeText}</p>
      <div class="starters">
        ${this.strings.starters.map(
          (text) => html`<button type="button" @click=${() => tell(this, "inner-ask", text)}>${text}${goIcon}</button>`,
        )}
      </div>
    </div>`;
  }

  private saidBy(entry: Entry | undefined): Role | undefined {
    return entry?.kind === "message" ? entry.message.role : undefined;
  }

  /** The end of the log, or the shopper's last message where the answer to it is taller than the window. */
  private target(): number {
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    const index = this.entries.findLastIndex((entry) => this.saidBy(entry) === "shopper");
    const turn = this.content.querySelectorAll<HTMLElement>(".entries > *").item(index);
    if (index < 0 || !turn) return end;
    const top = turn.getBoundingClientRect().top - this.content.getBoundingClientRect().top;
    return Math.min(end, top - 16);
  }

  private follow(): void {
    if (this.follows) this.scroller.scrollTo({ top: this.target() });
    else this.measure();
  }

  private measure(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.isBehind = scrollHeight - clientHeight - scrollTop > NEAR_END_PX && scrollTop < this.target() - NEAR_END_PX;
  }

  private onScroll(): void {
    const { scrollTop } = this.scroller;
    // Only the shopper scrolls up; that the end has moved down since is no reason to stop following it.
    if (scrollTop > this.target() - NEAR_END_PX) this.follows = true;
    else if (scrollTop < this.lastTop) this.follows = false;
    this.lastTop = scrollTop;
    this.measure();
  }

  private catchUp(): void {
    this.follows = true;
    this.scroller.scrollTo({ top: this.target(), behavior: "smooth" });
  }
}
