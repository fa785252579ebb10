import { nothing } from "lit";
import { describe, expect, it } from "vitest";

import { stringsOf } from "../../src/i18n/strings";
import { PARTS } from "../../src/protocol/schema";
import type { Message as Content, Parts } from "../../src/protocol/types";
import type { Message } from "../../src/view/message";
import "../../src/view/message";
import { drawPart, type Surroundings } from "../../src/view/part";
import { guide, product } from "../support/builders";
import { findAll, mount } from "../support/mount";

const THREE_PARTS: Parts = {
  products: [product()],
  table: { products: [product()], rows: [{ label: "Memory", values: ["4 GB"], differs: false }] },
  chart: { label: "Pavilion dv7", points: [{ at: "2011-12-01", value: 649, text: "$649.00" }] },
};

const SURROUNDINGS: Surroundings = { strings: stringsOf("en"), language: "en", server: "http://localhost:5005" };

const drawn = async (message: Content): Promise<string[]> => {
  const element = await mount<Message>("daogou-message", { ...SURROUNDINGS, message });
  return findAll(element, ".message > *").map((child) => child.localName);
};

describe("Message", () => {
  it("draws the parts below the text, in the order of the schema", async () => {
    const elements = await drawn(guide("1", THREE_PARTS));

    expect(elements).toEqual(["span", "p", "daogou-product-row", "daogou-comparison", "daogou-price-chart"]);
  });

  it.each(PARTS)("has an element for %s", (name) => {
    expect(drawPart(name, { [name]: {} }, SURROUNDINGS)).not.toBe(nothing);
  });

  it("draws nothing for what a message lacks", async () => {
    expect(await drawn(guide("1"))).toEqual(["span", "p"]);
  });
});
