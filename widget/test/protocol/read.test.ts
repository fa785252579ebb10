import { describe, expect, it } from "vitest";

import { readMessage, readSession } from "../../src/protocol/read";
import { button, guide, product, shopper } from "../support/builders";

describe("readMessage", () => {
  it("keeps every well-formed part", () => {
    const message = guide("1", { products: [product()], buttons: [button("More")] });

    expect(readMessage(message)).toEqual(message);
  });

  it("costs a bad card that card only", () => {
    const message = { ...guide("1"), products: [{ ...product(), price: 649 }, product({ id: 8 })], buttons: "none" };

    expect(readMessage(message)).toEqual(guide("1", { products: [product({ id: 8 })] }));
  });

  it("leaves out a table with values under no product", () => {
    const rows = [{ label: "Memory", values: ["4 GB", "8 GB"], differs: true }];

    expect(readMessage({ ...guide("1"), table: { products: [product()], rows } })).toEqual(guide("1"));
  });

  it("leaves out fields that the protocol does not know", () => {
    expect(readMessage({ ...guide("1"), html: "<b>hi</b>" })).toEqual(guide("1"));
  });

  it.each([
    ["nothing", undefined],
    ["a text", "hello"],
    ["a message without id", { ...guide("1"), id: undefined }],
    ["a stranger's role", { ...guide("1"), role: "system" }],
    ["a time that is text", { ...guide("1"), at: "now" }],
    ["a message with nothing to show", { id: "1", role: "guide", at: 1, text: "  " }],
  ])("refuses %s", (_what, value) => {
    expect(readMessage(value)).toBeNull();
  });
});

describe("readSession", () => {
  it("keeps the readable part of the history", () => {
    const session = readSession({ session: "t", customer: { name: "Camille" }, history: [shopper("1", "hi"), 4], expires_in_s: 60 });

    expect(session).toEqual({ session: "t", customer: { name: "Camille" }, history: [shopper("1", "hi")], expires_in_s: 60 });
  });

  it("takes a malformed customer for nobody", () => {
    expect(readSession({ session: "t", customer: "Camille", history: null })?.customer).toBeNull();
  });

  it("refuses a session without token", () => {
    expect(readSession({ session: "", history: [] })).toBeNull();
    expect(readSession(null)).toBeNull();
  });
});
