/** What the shopper said and the server has not acknowledged yet. */

import type { Message } from "../protocol/types";
import type { Outgoing } from "../transport/transport";

export interface OutboxItem {
  /** Id of the message on screen. */
  id: string;
  outgoing: Outgoing;
  /** The newest message of the guide when this was said: in the history, it stands after that one. */
  after: string | null;
  attempts: number;
}

/** First try and one more; then the shopper decides. */
export const MAX_ATTEMPTS = 2;

export const shownText = (outgoing: Outgoing): string =>
  outgoing.event === "say" ? outgoing.body.text : outgoing.body.title;

/**
 * The items that the server does not have: after a reconnection, its history tells which ones arrived although
 * their acknowledgement was lost. Each message of the history stands for one item at most.
 */
export function undelivered(items: readonly OutboxItem[], history: readonly Message[]): OutboxItem[] {
  const claimed = new Set<string>();
  return items.filter((item) => {
    if (item.attempts === 0) return true;
    const start = item.after === null ? 0 : history.findIndex((message) => message.id === item.after) + 1;
    const arrived = history
      .slice(start)
      .find((message) => message.role === "shopper" && message.text === shownText(item.outgoing) && !claimed.has(message.id));
    if (arrived) claimed.add(arrived.id);
    return arrived === undefined;
  });
}
