/** The registry of a message's parts: each is drawn by the element that registered for it. */

import { nothing, type TemplateResult } from "lit";

import type { PartName } from "../protocol/schema";
import type { Language, Parts } from "../protocol/types";

/** What an element of a part is given beside the part. */
export interface Surroundings {
  readonly language: Language;
  readonly server: string;
}

type Draw<Part> = (part: Part, surroundings: Surroundings) => TemplateResult;

const drawings = new Map<PartName, Draw<never>>();

/** Says how a part is drawn; each file of `parts/` does so once. */
export function registerPart<Name extends PartName>(name: Name, draw: Draw<Required<Parts>[Name]>): void {
  drawings.set(name, draw);
}

/** A part of a message as it is drawn; nothing where the message lacks it. */
export function drawPart(name: PartName, message: Parts, surroundings: Surroundings): TemplateResult | typeof nothing {
  const part = message[name];
  // Registering has tied the name to the type of its part.
  return (part && drawings.get(name)?.(part as never, surroundings)) ?? nothing;
}
