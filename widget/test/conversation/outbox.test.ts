import { describe, expect, it } from "vitest";

import { newId, type OutboxItem, pauseMs, undelivered } from "../../src/conversation/outbox";
import { DEFINITIONS } from "../../src/protocol/schema";
import { guide, shopper } from "../support/builders";

const said = (id: string, text: string): OutboxItem => ({ id, outgoing: { event: "say", body: { id, text } }, attempts: 1 });

const ids = (items: OutboxItem[]): string[] => items.map(({ id }) => id);

describe("undelivered", () => {
  it("keeps what the history does not have", () => {
    expect(ids(undelivered([said("a", "laptops")], [guide("1")]))).toEqual(["a"]);
  });

  it("drops what arrived although its acknowledgement was lost", () => {
    expect(undelivered([said("a", "laptops")], [shopper("a", "laptops"), guide("1")])).toEqual([]);
  });

  it("does not take an equal message for it", () => {
    expect(ids(undelivered([said("b", "show more")], [shopper("a", "show more"), guide("1")]))).toEqual(["b"]);
  });
});

describe("sending again", () => {
  it("waits twice as long each time", () => {
    expect([1, 2, 3].map((attempts) => pauseMs(3, attempts))).toEqual([3000, 6000, 12_000]);
  });

  it("has ids that the protocol takes, and never one twice", () => {
    const made = Array.from({ length: 1000 }, newId);

    expect(new Set(made).size).toBe(1000);
    expect(made[0]).toMatch(new RegExp(DEFINITIONS.SentId.pattern as string));
  });
});
