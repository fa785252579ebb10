/** The top of the page: name, departments, who shops, language. */

import type { Customer, Language, Login, Shop } from "./data";
import { make, makeButton } from "./dom";
import type { Strings } from "./strings";

export interface HeaderContext {
  language: Language;
  strings: Strings;
  login: Login | null;
  onLanguage: () => void;
  onLogin: (customer: Customer) => void;
  onLogout: () => void;
}

function customerPicker(customers: Customer[], { language, strings, onLogin }: HeaderContext): HTMLElement {
  const select = make("select", { id: "customer", "aria-describedby": "login-note" }, make("option", { value: "" }, strings.guest));
  customers.forEach((customer, index) => {
    select.append(make("option", { value: String(index) }, `${customer.name} · ${customer.summary[language]}`));
  });
  select.addEventListener("change", () => {
    const customer = customers[select.selectedIndex - 1];
    if (customer) onLogin(customer);
  });
  return make("label", { class: "customer" }, make("span", {}, strings.customerLabel), select);
}

function loggedIn(login: Login, { strings, onLogout }: HeaderContext): HTMLElement {
  const logout = makeButton("quiet", strings.logOut, onLogout);
  logout.id = "customer";
  return make(
    "p",
    { class: "customer" },
    make("span", {}, strings.customerLabel),
    make("strong", {}, login.name),
    logout,
  );
}

export function header(shop: Shop | null, context: HeaderContext): HTMLElement {
  const { language, strings, login, onLanguage } = context;
  const links = (shop?.departments ?? []).map(({ key, name }) =>
    make("li", {}, make("a", { href: `#department-${key}` }, name[language])),
  );
  const tools = make("div", { class: "tools" });
  if (login) tools.append(loggedIn(login, context));
  else if (shop && shop.customers.length > 0) tools.append(customerPicker(shop.customers, context));
  const toggle = makeButton("quiet", strings.otherLanguage, onLanguage);
  toggle.id = "language";
  toggle.lang = language === "en" ? "zh" : "en";
  tools.append(toggle);
  const logo = make("img", { src: "/assets/favicon.svg", alt: "", width: "34", height: "34" });
  return make(
    "header",
    { class: "top" },
    make("p", { class: "name" }, logo, make("span", {}, shop?.name[language] ?? "Daogou")),
    make("nav", { "aria-label": strings.departments }, make("ul", { role: "list" }, ...links)),
    tools,
  );
}
