import type { Button, Message, ProductCard } from "../../src/protocol/types";

export const button = (title: string): Button => ({ title, payload: `signed:${title}` });

export const product = (changes: Partial<ProductCard> = {}): ProductCard => ({
  id: 7,
  title: "Pavilion dv7",
  brand: "HP",
  price: "$649.00",
  category: "Laptops",
  image: null,
  reason: "Under your $800",
  facts: ["17\"", "4 GB"],
  buttons: ["Details", "Similar", "Compare", "Not interested"].map(button),
  ...changes,
});

export const guide = (id: string, changes: Partial<Message> = {}): Message => ({
  id,
  role: "guide",
  at: 1,
  text: `answer ${id}`,
  ...changes,
});

export const shopper = (id: string, text: string): Message => ({ id, role: "shopper", at: 1, text });
