import { describe, expect, it } from "vitest";

import { formatDate, languageOf, preferredLanguage } from "../../src/i18n/language";
import { stringsOf } from "../../src/i18n/strings";

describe("language", () => {
  it("reads the primary language of a tag", () => {
    expect(["zh-Hant-TW", "ZH_cn", "en-GB", "de", "", null].map(languageOf)).toEqual(["zh", "zh", "en", null, null, null]);
  });

  it("takes the first language that the widget speaks, else English", () => {
    expect(preferredLanguage(["de-CH", "zh-CN", "en"])).toBe("zh");
    expect(preferredLanguage(["de"])).toBe("en");
  });

  it("writes ISO dates for people and leaves other labels alone", () => {
    expect(formatDate("2011-12-01", "en")).toBe("1 Dec 2011");
    expect(formatDate("2011-12", "zh")).toBe("2011年12月");
    expect(formatDate("week 48", "en")).toBe("week 48");
  });

  it("says everything in both languages", () => {
    const shapes = (["en", "zh"] as const).map((language) => Object.keys(stringsOf(language)).sort());

    expect(shapes[1]).toEqual(shapes[0]);
    expect(stringsOf("zh").starters).toHaveLength(stringsOf("en").starters.length);
  });
});
