/** Readers for whole events. They keep what is well formed and leave out what is not: one bad card costs that card only. */

import { isCustomer, isMessage } from "./guards";
import { DEFINITIONS, type Schema } from "./schema";
import type { Message, Session } from "./types";
import { conforms, isObject } from "./validation";

const FIELDS: Readonly<Record<string, Schema>> = { ...DEFINITIONS.Message.properties, ...DEFINITIONS.Parts.properties };
const OPTIONAL_FIELDS = Object.keys(FIELDS).filter((name) => !DEFINITIONS.Message.required?.includes(name));

/** The well-formed part of a field: a list without its malformed items, anything else whole; undefined for nothing. */
function salvage(value: unknown, schema: Schema): unknown {
  const { items } = schema;
  if (!items || !Array.isArray(value)) return conforms(value, schema) ? value : undefined;
  const kept = value.filter((item) => conforms(item, items));
  return kept.length > 0 ? kept : undefined;
}

/** The message in `value`, or null when it names no id, role and time or has nothing that can be shown. */
export function readMessage(value: unknown): Message | null {
  if (!isObject(value)) return null;
  const kept = Object.entries(FIELDS).map(([name, schema]) => [name, salvage(value[name], schema)] as const);
  const message: unknown = Object.fromEntries(kept.filter(([, field]) => field !== undefined));
  return isMessage(message) && OPTIONAL_FIELDS.some((name) => name in message) ? message : null;
}

/** The session in `value`, or null when it carries no token. */
export function readSession(value: unknown): Session | null {
  if (!isObject(value) || typeof value.session !== "string" || value.session === "") return null;
  const { session, customer, history, expires_in_s: expiresInS } = value;
  return {
    session,
    customer: isCustomer(customer) ? { name: customer.name } : null,
    history: Array.isArray(history) ? history.map(readMessage).filter((message) => message !== null) : [],
    expires_in_s: typeof expiresInS === "number" ? expiresInS : 0,
  };
}
