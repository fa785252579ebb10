/** What the page remembers: the language over visits, the demo customer until the tab is closed. */

import { isLogin, type Language, type Login } from "./data";

const LANGUAGE_KEY = "daogou.storefront.language";
const LOGIN_KEY = "daogou.storefront.login";

export function loadLanguage(): Language {
  const stored = localStorage.getItem(LANGUAGE_KEY);
  if (stored === "en" || stored === "zh") return stored;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export const saveLanguage = (language: Language): void => localStorage.setItem(LANGUAGE_KEY, language);

export function loadLogin(): Login | null {
  const login: unknown = JSON.parse(sessionStorage.getItem(LOGIN_KEY) ?? "null");
  return isLogin(login) ? login : null;
}

export function saveLogin(login: Login | null): void {
  if (login) sessionStorage.setItem(LOGIN_KEY, JSON.stringify(login));
  else sessionStorage.removeItem(LOGIN_KEY);
}
