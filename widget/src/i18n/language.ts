import type { Language } from "../protocol/types";

/** The widget's language for a BCP 47 tag such as "zh-Hant-TW"; null for a language it does not speak. */
export function languageOf(tag: string | null | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split(/[-_]/u)[0];
  return primary === "en" || primary === "zh" ? primary : null;
}

/** The first of the shopper's languages that the widget speaks, else English. */
export const preferredLanguage = (tags: readonly string[]): Language =>
  tags.map(languageOf).find((language) => language !== null) ?? "en";

/** Milliseconds of an ISO date; null for any other text (browsers read a date even into "week 1"). */
export function isoTime(at: string): number | null {
  const time = /^\d{4}-\d{2}(?:-\d{2})?(?:$|T)/u.test(at) ? Date.parse(at) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** An ISO date as people of that language write it; any other text as it is. */
export function formatDate(at: string, language: Language): string {
  const time = isoTime(at);
  if (time === null) return at;
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "short", timeZone: "UTC" };
  if (at.length > 7) options.day = "numeric";
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", options).format(time);
}
