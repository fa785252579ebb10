/** What the channel and the widget say to each other (socket.io, namespace "/"). */

export type Language = "en" | "zh";

/** A button made by the server; its payload is opaque and signed there. */
export interface Button {
  title: string;
  payload: string;
}

export interface ProductCard {
  id: number;
  title: string;
  brand: string | null;
  /** Formatted with its currency, ready to show. */
  price: string | null;
  category: string;
  image: string | null;
  /** Why the guide shows it. */
  reason: string | null;
  facts: string[];
  buttons: Button[];
}

export interface ComparisonRow {
  label: string;
  /** One value per product, in their order; null where the shop has none. */
  values: (string | null)[];
  differs: boolean;
}

export interface Comparison {
  products: ProductCard[];
  rows: ComparisonRow[];
}

export interface ChartPoint {
  /** ISO date or any label of the moment. */
  at: string;
  value: number;
  /** The value as text, with its currency. */
  text: string;
}

export interface Chart {
  label: string;
  points: ChartPoint[];
}

export type Role = "shopper" | "guide";

export interface Message {
  id: string;
  role: Role;
  /** Unix seconds. */
  at: number;
  text?: string;
  products?: ProductCard[];
  table?: Comparison;
  chart?: Chart;
  buttons?: Button[];
}

export interface Session {
  session: string;
  customer: { name: string } | null;
  history: Message[];
  expires_in_s: number;
}

export const REFUSAL_CODES = ["too_long", "empty", "rate", "forbidden", "expired", "unavailable"] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  code: RefusalCode;
  /** Ready to show, in the shopper's language. */
  text: string;
}

export interface Ack {
  ok: boolean;
}

export interface Auth {
  session: string | null;
  customer: string | null;
  language: Language;
}

/** Longest typed message that the channel accepts, in characters. */
export const MAX_TEXT_LENGTH = 1000;
