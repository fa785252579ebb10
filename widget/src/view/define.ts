/** Registers a custom element once, also when a page loads the widget's file twice. */
export const define =
  (name: string) =>
  (constructor: CustomElementConstructor): void => {
    if (!customElements.get(name)) customElements.define(name, constructor);
  };
