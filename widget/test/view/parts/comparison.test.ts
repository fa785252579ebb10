import { describe, expect, it } from "vitest";

import type { Comparison } from "../../../src/view/parts/comparison";
import "../../../src/view/parts/comparison";
import { product } from "../../support/builders";
import { find, findAll, mount, textOf } from "../../support/mount";

const show = (): Promise<Comparison> =>
  mount<Comparison>("daogou-comparison", {
    language: "en",
    server: "http://localhost:5005",
    table: {
      products: [product(), product({ id: 8, title: "ThinkPad L430", price: null })],
      rows: [
        { label: "Memory", values: ["4 GB", "8 GB"], differs: true },
        { label: "Colour", values: ["Silver", null], differs: false },
      ],
    },
  });

describe("Comparison", () => {
  it("heads columns with products and rows with features", async () => {
    const comparison = await show();

    expect(findAll(comparison, "thead th").map((cell) => [cell.getAttribute("scope"), textOf(cell)])).toEqual([
      ["col", "Pavilion dv7 $649.00"],
      ["col", "ThinkPad L430"],
    ]);
    expect(findAll(comparison, "tbody th").map((cell) => cell.getAttribute("scope"))).toEqual(["row", "row"]);
  });

  it("marks rows that differ in words, not by colour only", async () => {
    const comparison = await show();

    expect(findAll(comparison, "tr.differs > *").map(textOf)).toEqual(["≠Memory (differs)", "4 GB", "8 GB"]);
    expect(findAll(comparison, "tr.same > *").map(textOf)).toEqual(["Colour", "Silver", "–not stated"]);
    expect(textOf(find(comparison, ".legend"))).toBe("≠The products differ here");
  });

  it("can be scrolled by keyboard", async () => {
    const frame = find(await show(), ".frame");

    expect(frame.tabIndex).toBe(0);
    expect(frame.getAttribute("aria-label")).toBe("Comparison");
  });
});
