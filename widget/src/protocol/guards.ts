/** Type guards for the parts of the protocol: each is true only for the exact shape. */

import {
  type Button,
  type Chart,
  type ChartPoint,
  type Comparison,
  type ComparisonRow,
  type ProductCard,
  REFUSAL_CODES,
  type Refusal,
  type RefusalCode,
} from "./types";

type Fields = Record<string, unknown>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isString = (value: unknown): value is string => typeof value === "string";

export const isFiniteNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isStringOrNull = (value: unknown): value is string | null => value === null || isString(value);

/** Turns a guard of one thing into the guard of a list of them. */
export const isListOf =
  <T>(guard: (item: unknown) => item is T) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.every(guard);

export const isButton = (value: unknown): value is Button =>
  isObject(value) && isString(value.title) && value.title !== "" && isString(value.payload);

export const isProductCard = (value: unknown): value is ProductCard =>
  isObject(value) &&
  isFiniteNumber(value.id) &&
  isString(value.title) &&
  isStringOrNull(value.brand) &&
  isStringOrNull(value.price) &&
  isString(value.category) &&
  isStringOrNull(value.image) &&
  isStringOrNull(value.reason) &&
  isListOf(isString)(value.facts) &&
  isListOf(isButton)(value.buttons);

const isComparisonRow = (value: unknown): value is ComparisonRow =>
  isObject(value) &&
  isString(value.label) &&
  isListOf(isStringOrNull)(value.values) &&
  typeof value.differs === "boolean";

/** A table whose rows do not have one value a product would put values under the wrong product: refused. */
export const isComparison = (value: unknown): value is Comparison => {
  if (!isObject(value) || !isListOf(isProductCard)(value.products) || !isListOf(isComparisonRow)(value.rows)) {
    return false;
  }
  const columns = value.products.length;
  return columns > 0 && value.rows.every((row) => row.values.length === columns);
};

const isChartPoint = (value: unknown): value is ChartPoint =>
  isObject(value) && isString(value.at) && isFiniteNumber(value.value) && isString(value.text);

export const isChart = (value: unknown): value is Chart =>
  isObject(value) && isString(value.label) && isListOf(isChartPoint)(value.points) && value.points.length > 0;

const isRefusalCode = (value: unknown): value is RefusalCode =>
  isString(value) && (REFUSAL_CODES as readonly string[]).includes(value);

export const isRefusal = (value: unknown): value is Refusal =>
  isObject(value) && isRefusalCode(value.code) && isString(value.text);

export const isTyping = (value: unknown): value is { on: boolean } => isObject(value) && typeof value.on === "boolean";

export const isAck = (value: unknown): value is { ok: boolean } => isObject(value) && typeof value.ok === "boolean";
