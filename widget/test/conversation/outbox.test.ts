import { describe, expect, it } from "vitest";

import { type OutboxItem, undelivered } from "../../src/conversation/outbox";
import { guide, shopper } from "../support/builders";

const said = (id: string, text: string, attempts = 1): OutboxItem => ({
  id,
  outgoing: { event: "say", body: { text } },
  attempts,
});

const ids = (items: OutboxItem[]): string[] => items.map(({ id }) => id);

describe("undelivered", () => {
  it("keeps what the history does not have", () => {
    expect(ids(undelivered([said("a", "laptops")], [], [guide("1")]))).toEqual(["a"]);
  });

  it("drops what arrived although its acknowledgement was lost", () => {
    expect(undelivered([said("a", "laptops")], [], [shopper("s1", "laptops"), guide("1")])).toEqual([]);
  });

  it("does not take an earlier, equal message for it", () => {
    const earlier = [shopper("s1", "show more"), guide("1")];

    expect(ids(undelivered([said("a", "show more")], earlier, earlier))).toEqual(["a"]);
    expect(undelivered([said("a", "show more")], earlier, [...earlier, shopper("s2", "show more")])).toEqual([]);
  });

  it("lets one message of the history stand for one item only", () => {
    const items = [said("a", "more"), said("b", "more")];

    expect(ids(undelivered(items, [], [shopper("s1", "more")]))).toEqual(["b"]);
  });

  it("ignores white space that the server straightened", () => {
    expect(undelivered([said("a", "two\n\nlines ")], [], [shopper("s1", "two lines")])).toEqual([]);
  });

  it("keeps what was never tried, whatever the history says", () => {
    expect(ids(undelivered([said("a", "laptops", 0)], [], [shopper("s1", "laptops")]))).toEqual(["a"]);
  });
});
