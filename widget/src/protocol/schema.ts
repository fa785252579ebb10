/** The protocol's schema, which the channel's side is made from too, and what is read off it. */

import protocol from "../../../protocol/protocol.schema.json";
import type { Parts } from "./types";

/** A schema, as far as the protocol's own code looks into it; `conforms` knows the keywords. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

export type Definition = keyof typeof protocol.$defs;

export const DEFINITIONS: Readonly<Record<Definition, Schema>> = protocol.$defs;

export type PartName = keyof Parts;

/** What a message can carry beside text and buttons, in the order in which it is shown. */
export const PARTS = Object.keys(protocol.$defs.Parts.properties) as PartName[];

/** One example of each part, in the same order; the tests check that they are what the schema says. */
export const EXAMPLES = protocol.$defs.Parts.examples as readonly Parts[];

/** Longest text that a shopper can say, in characters. */
export const MAX_TEXT_LENGTH = protocol.$defs.Say.properties.text.maxLength;
