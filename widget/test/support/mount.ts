import type { LitElement } from "lit";

/** Puts an element with these properties on the page and waits until it has rendered. */
export async function mount<Element extends LitElement>(name: string, properties: Partial<Element>): Promise<Element> {
  const element = Object.assign(document.createElement(name) as Element, properties);
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}

/** The first element that `selector` finds in the shadow root; fails the test when there is none. */
export function find<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = host.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector} in <${host.localName}>`);
  return found;
}

export const findAll = <Found extends Element = HTMLElement>(host: Element, selector: string): Found[] => [
  ...(host.shadowRoot?.querySelectorAll<Found>(selector) ?? []),
];

export const textOf = (element: Element): string => (element.textContent ?? "").replace(/\s+/gu, " ").trim();
