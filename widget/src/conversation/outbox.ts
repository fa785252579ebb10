/** What the shopper said and the server has not acknowledged yet. */

import type { Message } from "../protocol/types";
import type { Outgoing } from "../transport/transport";

export interface OutboxItem {
  /** Id of the message on screen. */
  id: string;
  outgoing: Outgoing;
  attempts: number;
}

/** First try and one more; then the shopper decides. */
export const MAX_ATTEMPTS = 2;

export const shownText = (outgoing: Outgoing): string =>
  outgoing.event === "say" ? outgoing.body.text : outgoing.body.title;

/** Texts compare without differences of white space, which the server may straighten. */
const normalised = (text: string): string => text.replace(/\s+/gu, " ").trim();

const countSaid = (text: string, messages: readonly Message[]): number =>
  messages.filter(({ role, text: said }) => role === "shopper" && said && normalised(said) === text).length;

/**
 * The items that the server does not have. After a reconnection, its history tells which ones arrived although their
 * acknowledgement was lost: their text stands there more often than among the messages that were already `settled`.
 */
export function undelivered(
  items: readonly OutboxItem[],
  settled: readonly Message[],
  history: readonly Message[],
): OutboxItem[] {
  const arrivals = new Map<string, number>();
  return items.filter((item) => {
    if (item.attempts === 0) return true;
    const text = normalised(shownText(item.outgoing));
    const unclaimed = arrivals.get(text) ?? countSaid(text, history) - countSaid(text, settled);
    arrivals.set(text, unclaimed - 1);
    return unclaimed <= 0;
  });
}
