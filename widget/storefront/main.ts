/** Entry of dist/assets/storefront.js: the demo shop's front page around <daogou-chat>. */

import { type Customer, fetchShop, logIn, type Login, type Shop } from "./data";
import { make } from "./dom";
import { header } from "./header";
import { hero } from "./hero";
import { shelves } from "./shelves";
import { loadLanguage, loadLogin, saveLanguage, saveLogin } from "./state";
import { stringsOf } from "./strings";

interface ChatElement extends HTMLElement {
  ask(text: string): void;
}

class Storefront {
  private language = loadLanguage();
  private login: Login | null = loadLogin();
  private shop: Shop | null = null;
  private problem: "failed" | "loginFailed" | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly chat: ChatElement,
  ) {}

  async start(): Promise<void> {
    this.show();
    // The shopper may also switch the language inside the chat: the page goes along.
    new MutationObserver(() => this.followChat()).observe(this.chat, { attributeFilter: ["language"] });
    try {
      this.shop = await fetchShop();
    } catch (error) {
      console.error(error);
      this.problem = "failed";
    }
    this.show();
  }

  private show(): void {
    const { language, login, shop } = this;
    const strings = stringsOf(language);
    const ask = (text: string): void => this.chat.ask(text);
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = shop?.name[language] ?? "Daogou";
    this.chat.setAttribute("language", language);
    if (login) this.chat.setAttribute("customer", login.token);
    else this.chat.removeAttribute("customer");
    const parts = [
      header(shop, {
        language,
        strings,
        login,
        onLanguage: () => this.setLanguage(language === "en" ? "zh" : "en"),
        onLogin: (customer) => void this.logIn(customer),
        onLogout: () => this.setLogin(null),
      }),
      make(
        "main",
        {},
        ...(this.problem ? [make("p", { class: "problem", role: "alert" }, strings[this.problem])] : []),
        hero(shop, { language, strings, isLoggedIn: login !== null, ask }),
        ...shelves(shop?.departments ?? [], { language, strings, ask }),
      ),
      make("footer", {}, make("p", {}, strings.footer)),
    ];
    const focused = document.activeElement?.id;
    this.root.replaceChildren(...parts);
    // The new page has the same controls: who used one by keyboard stays on it.
    if (focused) document.getElementById(focused)?.focus();
  }

  private setLanguage(language: "en" | "zh"): void {
    this.language = language;
    saveLanguage(language);
    this.show();
  }

  private followChat(): void {
    const language = this.chat.getAttribute("language");
    if ((language === "en" || language === "zh") && language !== this.language) this.setLanguage(language);
  }

  private async logIn(customer: Customer): Promise<void> {
    try {
      this.problem = null;
      this.setLogin(await logIn(customer.id));
    } catch (error) {
      console.error(error);
      this.problem = "loginFailed";
      this.show();
    }
  }

  private setLogin(login: Login | null): void {
    this.login = login;
    saveLogin(login);
    this.show();
  }
}

const root = document.querySelector<HTMLElement>("#shop");
const chat = document.querySelector<ChatElement>("daogou-chat");
if (root && chat) void new Storefront(root, chat).start();
