/** Readers for whole events. They keep what is well formed and leave out what is not: one bad card costs that card only. */

import { isButton, isChart, isComparison, isFiniteNumber, isObject, isProductCard, isString } from "./guards";
import type { Message, Session } from "./types";

const keep = <T>(value: unknown, guard: (item: unknown) => item is T): T[] =>
  Array.isArray(value) ? value.filter(guard) : [];

/** The message in `value`, or null when it names no id, role and time or has nothing that can be shown. */
export function readMessage(value: unknown): Message | null {
  if (!isObject(value) || !isString(value.id) || value.id === "" || !isFiniteNumber(value.at)) return null;
  if (value.role !== "shopper" && value.role !== "guide") return null;
  const message: Message = { id: value.id, role: value.role, at: value.at };
  if (isString(value.text) && value.text.trim() !== "") message.text = value.text;
  const products = keep(value.products, isProductCard);
  if (products.length > 0) message.products = products;
  if (isComparison(value.table)) message.table = value.table;
  if (isChart(value.chart)) message.chart = value.chart;
  const buttons = keep(value.buttons, isButton);
  if (buttons.length > 0) message.buttons = buttons;
  const isEmpty = !message.text && !message.products && !message.table && !message.chart && !message.buttons;
  return isEmpty ? null : message;
}

/** The session in `value`, or null when it carries no token. */
export function readSession(value: unknown): Session | null {
  if (!isObject(value) || !isString(value.session) || value.session === "") return null;
  const customer = isObject(value.customer) && isString(value.customer.name) ? { name: value.customer.name } : null;
  const history = Array.isArray(value.history) ? value.history.map(readMessage).filter((m) => m !== null) : [];
  const expiresInS = isFiniteNumber(value.expires_in_s) ? value.expires_in_s : 0;
  return { session: value.session, customer, history, expires_in_s: expiresInS };
}
