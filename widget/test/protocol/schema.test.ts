import { describe, expect, it } from "vitest";

import { DEFINITIONS, type Schema } from "../../src/protocol/schema";
import { KEYWORDS } from "../../src/protocol/validation";

const ANNOTATIONS = ["description", "examples"];

const keywordsOf = (schema: Schema): string[] => {
  const { properties = {}, items, allOf = [], anyOf = [] } = schema;
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...allOf, ...anyOf];
  return [...Object.keys(schema), ...inner.flatMap(keywordsOf)];
};

describe("the schema", () => {
  it("uses no keyword that the widget does not check", () => {
    const keywords = new Set(Object.values(DEFINITIONS).flatMap(keywordsOf));

    expect([...keywords].filter((keyword) => !(keyword in KEYWORDS) && !ANNOTATIONS.includes(keyword))).toEqual([]);
  });
});
