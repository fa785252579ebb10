import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";

import { Conversation, type Shopper } from "../conversation/conversation";
import { languageOf, preferredLanguage } from "../i18n/language";
import { stringsOf } from "../i18n/strings";
import { MAX_TEXT_LENGTH } from "../protocol/schema";
import type { Button, Language, Message } from "../protocol/types";
import { base } from "../styles/base";
import { chatStyles } from "../styles/chat";
import { tokens } from "../styles/tokens";
import { TokenStore } from "../transport/token-store";
import { define } from "./define";
import { takes } from "./events";
import type { Launcher } from "./launcher";
import type { Panel } from "./panel";
import "./launcher";
import "./panel";

/**
 * The chat of a shop: a button in the corner of the page and the panel that it opens.
 *
 * @fires daogou-open when the panel opens.
 * @fires daogou-close when it closes.
 * @fires daogou-message with `detail: Message` for everything said by either side; history is not announced.
 */
@define("daogou-chat")
export class Chat extends LitElement {
  static override styles = [tokens, base, chatStyles];

  /** Address of the channel, by default the page's own server. Read when the chat first opens. */
  @property() server = "";
  /** "en" or "zh", or a longer tag of these; by default the browser's language. The shopper may switch it. */
  @property({ reflect: true, useDefault: true }) language = "";
  /** Token by which the shop says who the shopper is; none for an anonymous shopper. */
  @property() customer: string | null = null;
  @property({ type: Boolean, reflect: true }) open = false;

  @query("daogou-panel") private panel!: Panel | null;
  @query("daogou-launcher") private launcher!: Launcher | null;

  private conversation: Conversation | null = null;
  private focusBefore: HTMLElement | null = null;

  /** Opens the chat and says `text` for the shopper. */
  ask(text: string): void {
    const words = text.trim().slice(0, MAX_TEXT_LENGTH);
    this.open = true;
    if (words !== "") this.startedConversation().say(words, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.open) this.conversation?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.conversation?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) this.startedConversation().connect();
    if (changed.has("customer") || changed.has("language")) this.conversation?.setShopper(this.shopper);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && (this.open || changed.get("open"))) this.onToggle();
  }

  protected override render(): TemplateResult {
    const strings = stringsOf(this.spoken);
    // The language on the nodes picks the right glyphs: Chinese and Japanese share code points, not shapes.
    return html`<div
      class="root"
      lang=${this.spoken === "zh" ? "zh-CN" : "en"}
      @inner-say=${takes((text: string) => this.conversation?.say(text))}
      @inner-ask=${takes((text: string) => this.ask(text))}
      @inner-typing=${takes((on: boolean) => this.conversation?.tellTyping(on))}
      @inner-press=${takes((button: Button) => this.conversation?.press(button))}
      @inner-resend=${takes((id: string) => this.conversation?.resend(id))}
      @inner-anew=${takes(() => this.conversation?.startAnew())}
      @inner-language=${takes(() => this.switchLanguage())}
      @inner-close=${takes(() => this.close())}
    >
      ${this.open
        ? this.renderPanel()
        : html`<daogou-launcher .strings=${strings} @click=${() => (this.open = true)}></daogou-launcher>`}
    </div>`;
  }

  private renderPanel(): TemplateResult | typeof nothing {
    const { conversation } = this;
    if (!conversation) return nothing;
    return html`<daogou-panel
      .entries=${conversation.entries}
      .status=${conversation.status}
      .isTyping=${conversation.isTyping}
      .hasWaiting=${conversation.hasWaiting}
      .customerName=${conversation.customerName}
      .strings=${stringsOf(this.spoken)}
      .language=${this.spoken}
      .server=${this.origin}
    ></daogou-panel>`;
  }

  private get spoken(): Language {
    return languageOf(this.language) ?? preferredLanguage(navigator.languages);
  }

  private get shopper(): Shopper {
    return { customer: this.customer || null, language: this.spoken };
  }

  private get origin(): string {
    return new URL(this.server || "/", location.href).origin;
  }

  private startedConversation(): Conversation {
    this.conversation ??= new Conversation(this.origin, this.shopper, new TokenStore(), {
      onChange: () => this.requestUpdate(),
      onMessage: (message) => this.announce("daogou-message", message),
    });
    return this.conversation;
  }

  private switchLanguage(): void {
    this.language = this.spoken === "en" ? "zh" : "en";
  }

  private close(): void {
    this.open = false;
  }

  private onToggle(): void {
    if (this.open) {
      const focused = document.activeElement;
      this.focusBefore = focused instanceof HTMLElement && focused !== this && focused !== document.body ? focused : null;
      void this.panel?.updateComplete.then(() => this.panel?.focusComposer());
      this.announce("daogou-open");
      return;
    }
    const target = this.focusBefore?.isConnected ? this.focusBefore : this.launcher;
    void this.launcher?.updateComplete.then(() => target?.focus());
    this.announce("daogou-close");
  }

  private announce(name: "daogou-open" | "daogou-close"): void;
  private announce(name: "daogou-message", message: Message): void;
  private announce(name: string, detail?: Message): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
