/** Events inside the widget. They end at <daogou-chat>; a page sees only daogou-open, daogou-close and daogou-message. */

import type { Button } from "../protocol/types";

interface InnerEvents {
  "inner-say": string;
  "inner-ask": string;
  "inner-typing": boolean;
  "inner-press": Button;
  "inner-resend": string;
  "inner-language": undefined;
  "inner-anew": undefined;
  "inner-close": undefined;
}

/** Sends one of the widget's own events up to <daogou-chat>. */
export function tell<Name extends keyof InnerEvents>(
  from: EventTarget,
  name: Name,
  ...[detail]: InnerEvents[Name] extends undefined ? [] : [InnerEvents[Name]]
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** A listener that acts on an inner event's detail and lets it go no further. */
export const takes =
  <Detail>(act: (detail: Detail) => void) =>
  (event: CustomEvent<Detail>): void => {
    event.stopPropagation();
    act(event.detail);
  };
