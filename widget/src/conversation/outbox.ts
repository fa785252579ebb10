/** What the shopper said and the server has not acknowledged yet. */

import type { Message } from "../protocol/types";
import type { Outgoing } from "../transport/transport";

export interface OutboxItem {
  /** Id of the message on screen, in the history and at the server, which does once what comes twice. */
  id: string;
  outgoing: Outgoing;
  attempts: number;
  /** When it is sent again. */
  retry?: ReturnType<typeof setTimeout>;
}

/** Then the shopper decides. */
export const MAX_ATTEMPTS = 4;

/** How long to wait before something is sent again: twice as long each time, so that a crowd or a fault can pass. */
export const pauseMs = (againInS: number, attempts: number): number => againInS * 1000 * 2 ** (attempts - 1);

export const shownText = (outgoing: Outgoing): string =>
  outgoing.event === "say" ? outgoing.body.text : outgoing.body.title;

/** The items that the server does not have: of others the acknowledgement was lost, or is still to come. */
export function undelivered(items: readonly OutboxItem[], history: readonly Message[]): OutboxItem[] {
  return items.filter((item) => !history.some((message) => message.id === item.id));
}

/** An id for a message. `crypto.randomUUID` is missing on pages that came without TLS. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
