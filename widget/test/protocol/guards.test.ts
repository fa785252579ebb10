import { describe, expect, it } from "vitest";

import { guardOf, isRefused } from "../../src/protocol/guards";
import { product } from "../support/builders";

const isButton = guardOf("Button");
const isChart = guardOf("Chart");
const isComparison = guardOf("Comparison");
const isProductCard = guardOf("ProductCard");

describe("isProductCard", () => {
  it("takes a whole card, with its optional parts null", () => {
    expect(isProductCard(product())).toBe(true);
    expect(isProductCard(product({ brand: null, price: null, image: null, reason: null, facts: [], buttons: [] }))).toBe(true);
  });

  it.each([
    ["no object", "card"],
    ["a list", [product()]],
    ["null", null],
    ["an id that is text", { ...product(), id: "7" }],
    ["an id that is not finite", { ...product(), id: Number.NaN }],
    ["a price that is a number", { ...product(), price: 649 }],
    ["a missing brand", { ...product(), brand: undefined }],
    ["facts that are not texts", { ...product(), facts: [4] }],
    ["a button without payload", { ...product(), buttons: [{ title: "Details" }] }],
  ])("refuses %s", (_what, value) => {
    expect(isProductCard(value)).toBe(false);
  });
});

describe("isButton", () => {
  it("refuses a button that nobody could read", () => {
    expect(isButton({ title: "", payload: "x" })).toBe(false);
  });
});

describe("isComparison", () => {
  const row = { label: "Memory", values: ["4 GB", null], differs: true };

  it("takes a table with one value a product, null where there is none", () => {
    expect(isComparison({ products: [product(), product({ id: 8 })], rows: [row] })).toBe(true);
  });

  it("refuses rows that are shorter or longer than the products", () => {
    expect(isComparison({ products: [product()], rows: [row] })).toBe(false);
    expect(isComparison({ products: [product(), product(), product()], rows: [row] })).toBe(false);
  });

  it("refuses a table without products", () => {
    expect(isComparison({ products: [], rows: [] })).toBe(false);
  });
});

describe("isChart", () => {
  const point = { at: "2011-12-01", value: 255, text: "£2.55" };

  it("takes points with finite values only", () => {
    expect(isChart({ label: "Price", points: [point] })).toBe(true);
    expect(isChart({ label: "Price", points: [{ ...point, value: "255" }] })).toBe(false);
    expect(isChart({ label: "Price", points: [{ ...point, value: Number.POSITIVE_INFINITY }] })).toBe(false);
    expect(isChart({ label: "Price", points: [] })).toBe(false);
  });
});

describe("isRefused", () => {
  it("knows the codes of the protocol and no others", () => {
    expect(isRefused({ code: "rate", text: "Slower, please." })).toBe(true);
    expect(isRefused({ code: "toString", text: "Slower, please." })).toBe(false);
    expect(isRefused({ code: "rate" })).toBe(false);
  });
});
