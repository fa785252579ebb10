import { describe, expect, it } from "vitest";

import type { ChartPoint } from "../../../src/protocol/types";
import { HEIGHT, nearest, placesOf, stepPath, WIDTH } from "../../../src/view/plot";
import type { PriceChart } from "../../../src/view/parts/price-chart";
import "../../../src/view/parts/price-chart";
import { find, findAll, mount, textOf } from "../../support/mount";

const point = (at: string, value: number): ChartPoint => ({ at, value, text: `£${(value / 100).toFixed(2)}` });
const YEAR = [point("2011-01-01", 255), point("2011-02-01", 210), point("2011-12-01", 295)];

describe("placesOf", () => {
  it("spreads real time from edge to edge, high values above low ones", () => {
    const [first, second, last] = placesOf(YEAR);

    expect([first?.x, last?.x]).toEqual([0, WIDTH]);
    expect(second?.x).toBeCloseTo((31 / 334) * WIDTH);
    expect(last?.y).toBeLessThan(first?.y ?? 0);
    expect(second?.y).toBeGreaterThan(first?.y ?? HEIGHT);
  });

  it("spaces evenly what is not dated in order", () => {
    expect(placesOf([point("week 1", 1), point("week 2", 2), point("week 3", 3)]).map(({ x }) => x)).toEqual([0, 180, 360]);
  });

  it("stays inside for one point and for equal values", () => {
    const places = [...placesOf([point("2011-01-01", 5)]), ...placesOf([point("a", 5), point("b", 5)])];

    expect(places.every(({ y }) => y > 0 && y < HEIGHT)).toBe(true);
    expect(stepPath(placesOf([point("2011-01-01", 5)]))).toContain(`H${WIDTH}`);
  });
});

describe("nearest", () => {
  it("finds the point by the pointer", () => {
    expect([-5, 20, 200, 999].map((x) => nearest(placesOf(YEAR), x))).toEqual([0, 1, 2, 2]);
  });
});

describe("PriceChart", () => {
  const show = (points: ChartPoint[]): Promise<PriceChart> =>
    mount<PriceChart>("daogou-price-chart", { language: "en", chart: { label: "Cakestand", points } });

  it("starts at the last price and says the extremes", async () => {
    const chart = await show(YEAR);

    expect(textOf(find(chart, ".readout"))).toBe("£2.951 Dec 2011");
    expect(find(chart, "svg").getAttribute("aria-label")).toBe("Lowest £2.10, highest £2.95, last £2.95");
  });

  it("reads out the date chosen by keyboard", async () => {
    const chart = await show(YEAR);
    const slider = find<HTMLInputElement>(chart, "input");
    slider.value = "1";
    slider.dispatchEvent(new Event("input"));
    await chart.updateComplete;

    expect(textOf(find(chart, ".readout"))).toBe("£2.101 Feb 2011");
    expect(slider.getAttribute("aria-valuetext")).toBe("1 Feb 2011: £2.10");
  });

  it("has nothing to choose from one price", async () => {
    expect(findAll(await show([point("2011-01-01", 5)]), "input")).toHaveLength(0);
  });
});
