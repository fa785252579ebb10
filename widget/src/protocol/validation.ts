/** Checks values against the protocol's schema: the keywords it uses, and what no keyword can say. */

import { DEFINITIONS, type Definition, type Schema } from "./schema";
import type { Comparison } from "./types";

/** JSON Schema has no word for lists of equal length. */
const RULES: { [Name in Definition]?: (value: never) => boolean } = {
  // A table whose rows do not have one value a product would put values under the wrong product.
  Comparison: ({ products, rows }: Comparison) => rows.every(({ values }) => values.length === products.length),
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  null: (value) => value === null,
  number: Number.isFinite,
  object: isObject,
  string: (value) => typeof value === "string",
};

type Keyword = (value: unknown, argument: never) => boolean;

/** A keyword says nothing about values of another type than its own. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $ref: (value, ref: string) => isA(ref.slice(ref.lastIndexOf("/") + 1) as Definition, value),
  allOf: (value, schemas: Schema[]) => schemas.every((schema) => conforms(value, schema)),
  anyOf: (value, schemas: Schema[]) => schemas.some((schema) => conforms(value, schema)),
  enum: (value, values: unknown[]) => values.includes(value),
  items: (value, schema: Schema) => !Array.isArray(value) || value.every((item) => conforms(item, schema)),
  maxLength: (value, most: number) => typeof value !== "string" || [...value].length <= most,
  minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
  minLength: (value, least: number) => typeof value !== "string" || [...value].length >= least,
  pattern: (value, pattern: string) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
  properties: (value, schemas: Record<string, Schema>) =>
    !isObject(value) ||
    Object.entries(schemas).every(([name, schema]) => value[name] === undefined || conforms(value[name], schema)),
  required: (value, names: string[]) => !isObject(value) || names.every((name) => value[name] !== undefined),
  type: (value, types: string | string[]) => [types].flat().some((type) => TYPES[type]?.(value)),
};

/** Whether a value has the form that a schema asks for. */
export const conforms = (value: unknown, schema: Schema): boolean =>
  Object.entries(schema).every(([keyword, argument]) => KEYWORDS[keyword]?.(value, argument as never) ?? true);

/** Whether a value is what the protocol calls by that name. */
export const isA = (name: Definition, value: unknown): boolean =>
  conforms(value, DEFINITIONS[name]) && (RULES[name]?.(value as never) ?? true);
