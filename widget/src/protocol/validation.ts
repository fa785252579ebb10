/** Checks values against the protocol's schema, by the keywords that it uses. */

import { DEFINITIONS, type Definition, type Schema } from "./schema";

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

/** The lists at a path of names joined by dots; a path that leads through a list leads through each of its items. */
const listsAt = (value: unknown, [name, ...rest]: string[]): unknown[][] => {
  if (Array.isArray(value)) return name === undefined ? [value] : value.flatMap((item) => listsAt(item, [name, ...rest]));
  return isObject(value) && name !== undefined ? listsAt(value[name], rest) : [];
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
  "x-equal-lengths": (value, paths: string[]) =>
    new Set(paths.flatMap((path) => listsAt(value, path.split("."))).map(({ length }) => length)).size <= 1,
  type: (value, types: string | string[]) => [types].flat().some((type) => TYPES[type]?.(value)),
};

/** Whether a value has the form that a schema asks for. */
export const conforms = (value: unknown, schema: Schema): boolean =>
  Object.entries(schema).every(([keyword, argument]) => KEYWORDS[keyword]?.(value, argument as never) ?? true);

/** Whether a value is what the protocol calls by that name. */
export const isA = (name: Definition, value: unknown): boolean =>
  conforms(value, DEFINITIONS[name]);
