/** Type guards for what the protocol defines: each is true only for the exact shape. */

import type { Definition } from "./schema";
import type { Ack, Customer, Message, Refused, Typing } from "./types";
import { isA } from "./validation";

/** The guard of a definition of the schema; `Type` is the type generated from it. */
export const guardOf =
  <Type>(name: Definition) =>
  (value: unknown): value is Type =>
    isA(name, value);

export const isAck = guardOf<Ack>("Ack");
export const isCustomer = guardOf<Customer>("Customer");
export const isMessage = guardOf<Message>("Message");
export const isRefused = guardOf<Refused>("Refused");
export const isTyping = guardOf<Typing>("Typing");
