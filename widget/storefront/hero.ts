/** The invitation: ask anything, or one of a few examples. */

import type { Language, Shop } from "./data";
import { make, makeButton } from "./dom";
import { formatCount, pictureOf } from "./shelves";
import type { Strings } from "./strings";

export interface HeroContext {
  language: Language;
  strings: Strings;
  isLoggedIn: boolean;
  ask: (text: string) => void;
}

function askForm({ strings, ask }: HeroContext): HTMLElement {
  const input = make("input", {
    type: "text",
    maxlength: "1000",
    autocomplete: "off",
    placeholder: strings.askPlaceholder,
    "aria-label": strings.askLabel,
  });
  const form = make("form", { class: "ask" }, input, make("button", { type: "submit" }, strings.ask));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(input.value);
    input.value = "";
  });
  return form;
}

/** Three of the shop's own pictures, as decoration. */
function display(shop: Shop): HTMLElement {
  const pictured = shop.departments.flatMap(({ featured }) => featured).filter(({ image }) => image?.startsWith("/"));
  const cards = pictured.slice(0, 3).map((product) => make("div", { class: "display-card" }, pictureOf(product)));
  return make("div", { class: "display", "aria-hidden": "true" }, ...cards);
}

export function hero(shop: Shop | null, context: HeroContext): HTMLElement {
  const { language, strings, isLoggedIn, ask } = context;
  const count = (shop?.departments ?? []).reduce((sum, department) => sum + department.count, 0);
  const questions = isLoggedIn ? [strings.recommend, ...strings.examples.slice(1)] : strings.examples;
  const examples = questions.map((text) => make("li", {}, makeButton("example", text, () => ask(text))));
  const section = make(
    "section",
    { class: "hero" },
    make("h1", {}, ...strings.headline.map((line) => make("span", {}, line))),
    make("p", { class: "lead" }, count > 0 ? strings.lead(formatCount(count, language)) : ""),
    askForm(context),
    make("ul", { class: "examples", role: "list", "aria-label": strings.examplesLabel }, ...examples),
  );
  if (shop) section.append(display(shop));
  if (shop && shop.customers.length > 0 && !isLoggedIn) section.append(make("p", { class: "note", id: "login-note" }, strings.loginNote));
  return section;
}
