/** Geometry of the price chart: points of time and value -> places in the drawing. */

import { isoTime } from "../i18n/language";
import type { ChartPoint } from "../protocol/types";

export const WIDTH = 360;
export const HEIGHT = 120;
const MARGIN_TOP = 10;
const MARGIN_BOTTOM = 8;

export interface Place {
  x: number;
  y: number;
}

/** Moments as numbers: real time when every point has a date that rises, else evenly spaced. */
function momentsOf(points: readonly ChartPoint[]): number[] {
  const times = points.map((point) => isoTime(point.at)).filter((time) => time !== null);
  const isRising = times.length === points.length && times.every((time, i) => i === 0 || time > (times[i - 1] ?? time));
  return isRising ? times : points.map((_, i) => i);
}

/** Places of the points, left to right; one point stands in the middle, equal values run along the middle. */
export function placesOf(points: readonly ChartPoint[]): Place[] {
  const moments = momentsOf(points);
  const first = moments[0] ?? 0;
  const span = (moments.at(-1) ?? 0) - first;
  const values = points.map((point) => point.value);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const room = HEIGHT - MARGIN_TOP - MARGIN_BOTTOM;
  return points.map((point, i) => ({
    x: span === 0 ? WIDTH / 2 : (((moments[i] ?? first) - first) / span) * WIDTH,
    y: MARGIN_TOP + (range === 0 ? room / 2 : (1 - (point.value - low) / range) * room),
  }));
}

/** A price holds until it changes: the path runs level and then steps. */
export function stepPath(places: readonly Place[]): string {
  const [first, ...rest] = places;
  if (!first) return "";
  const start = places.length === 1 ? `M0 ${first.y}H${WIDTH}` : `M${first.x} ${first.y}`;
  return start + rest.map(({ x, y }) => `H${x.toFixed(1)}V${y.toFixed(1)}`).join("");
}

/** Index of the place nearest to `x`. */
export function nearest(places: readonly Place[], x: number): number {
  const distances = places.map((place) => Math.abs(place.x - x));
  return distances.indexOf(Math.min(...distances));
}
