import { html, LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Strings } from "../i18n/strings";
import { base } from "../styles/base";
import { launcherStyles } from "../styles/chat";
import { define } from "./define";
import { guideMark } from "./icons";

/** The button in the corner of the page that opens the chat. */
@define("daogou-launcher")
export class Launcher extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [base, launcherStyles];

  @property({ attribute: false }) strings!: Strings;

  protected override render(): TemplateResult {
    return html`<button type="button" part="launcher" aria-haspopup="dialog" title=${this.strings.open}>
      ${guideMark}<span>${this.strings.guide}</span>
    </button>`;
  }
}
