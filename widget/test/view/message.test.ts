import { nothing } from "lit";
import { describe, expect, it } from "vitest";

import { stringsOf } from "../../src/i18n/strings";
import { EXAMPLES, PARTS } from "../../src/protocol/schema";
import type { Message as Content } from "../../src/protocol/types";
import { readMessage } from "../../src/protocol/read";
import type { Message } from "../../src/view/message";
import "../../src/view/message";
import { drawPart, type Surroundings } from "../../src/view/part";
import { guide } from "../support/builders";
import { findAll, mount } from "../support/mount";

const SURROUNDINGS: Surroundings = { language: "en", server: "http://localhost:5005" };

const drawn = async (message: Content): Promise<string[]> => {
  const element = await mount<Message>("daogou-message", { ...SURROUNDINGS, strings: stringsOf("en"), message });
  return findAll(element, ".message > *").map((child) => child.localName);
};

describe("Message", () => {
  it("draws the parts below the text, in the order of the schema", async () => {
    const all = Object.assign({}, ...EXAMPLES.toReversed());
    const alone = await Promise.all(EXAMPLES.map((example) => drawn(guide("1", example))));

    expect(await drawn(guide("1", all))).toEqual(["span", "p", ...alone.flatMap((elements) => elements.slice(2))]);
  });

  it.each(PARTS)("has an element for the example of %s", (name) => {
    const example = EXAMPLES.find((parts) => name in parts) ?? {};

    expect(readMessage(guide("1", example))).toEqual(guide("1", example));
    expect(drawPart(name, example, SURROUNDINGS)).not.toBe(nothing);
  });

  it("draws nothing for what a message lacks", async () => {
    expect(await drawn(guide("1"))).toEqual(["span", "p"]);
  });
});
