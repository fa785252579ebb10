/** What channel and widget say to each other; generated from protocol.schema.json by `make protocol`. */

/**
 * One message of the conversation: text, parts, buttons, or several of them together.
 */
export type Message = Parts & {
  id: string;
  role: Role;
  /**
   * When it was said, in Unix seconds.
   */
  at: number;
  /**
   * **bold** and http(s) links are rendered.
   */
  text?: string;
  /**
   * Replies that the guide suggests.
   */
  buttons?: Button[];
};
/**
 * Who said a message.
 */
export type Role = "shopper" | "guide";
/**
 * Why a message, or with `expired` and `unavailable` a connection, is refused.
 */
export type Refusal = "too_long" | "empty" | "rate" | "forbidden" | "expired" | "unavailable" | "busy" | "unsaved";
/**
 * What the page calls a message; sent again under the same id, it is answered once.
 */
export type SentId = string;
/**
 * A language that the widget speaks.
 */
export type Language = "en" | "zh";

/**
 * Every event that crosses between channel and widget, by its name, with what it carries.
 */
export interface Events {
  session: Session;
  message: Message;
  typing: Typing;
  refused: Refused;
  say: Say;
  press: Press;
}
/**
 * The first event after connecting: which conversation this is, and what was said in it.
 */
export interface Session {
  /**
   * Token to come back with.
   */
  session: string;
  customer: Customer | null;
  /**
   * Oldest first.
   */
  history: Message[];
  /**
   * How long the token is good, in seconds.
   */
  expires_in_s: number;
}
/**
 * Who shops, as the shop vouches for.
 */
export interface Customer {
  /**
   * Ready to show.
   */
  name: string;
}
/**
 * What a message can carry beside text and buttons, in the order in which it is shown.
 */
export interface Parts {
  products?: ProductCard[];
  table?: Comparison;
  chart?: Chart;
}
/**
 * One product.
 */
export interface ProductCard {
  id: number;
  title: string;
  brand: string | null;
  /**
   * With its currency, ready to show.
   */
  price: string | null;
  category: string;
  /**
   * Address of a picture.
   */
  image: string | null;
  /**
   * Why the guide shows it.
   */
  reason: string | null;
  facts: string[];
  buttons: Button[];
}
/**
 * A button made by the server.
 */
export interface Button {
  title: string;
  /**
   * Opaque to the widget, signed by the channel for one session.
   */
  payload: string;
}
/**
 * Products side by side.
 */
export interface Comparison {
  /**
   * @minItems 1
   */
  products: ProductCard[];
  rows: ComparisonRow[];
}
/**
 * One feature of the products that are compared.
 */
export interface ComparisonRow {
  label: string;
  /**
   * One value a product, in their order; null where the shop has none.
   */
  values: (string | null)[];
  differs: boolean;
}
/**
 * A price over time.
 */
export interface Chart {
  label: string;
  /**
   * @minItems 1
   */
  points: ChartPoint[];
}
/**
 * One moment of a chart.
 */
export interface ChartPoint {
  /**
   * ISO date, or any label of the moment.
   */
  at: string;
  value: number;
  /**
   * The value with its currency, ready to show.
   */
  text: string;
}
/**
 * Whether the guide is busy with an answer; from a page, whether the shopper is typing on.
 */
export interface Typing {
  on: boolean;
}
/**
 * A message is not handled.
 */
export interface Refused {
  code: Refusal;
  /**
   * Ready to show, in the shopper's language.
   */
  text: string;
}
/**
 * The shopper's own words.
 */
export interface Say {
  id?: SentId;
  text: string;
  /**
   * Nothing more is said before the answer, so nobody need wait for it.
   */
  whole?: boolean;
}
/**
 * A button that the shopper pressed.
 */
export interface Press {
  id?: SentId;
  /**
   * As it came with the button.
   */
  payload: string;
  /**
   * As it came with the button; what the shopper is taken to have said.
   */
  title: string;
}
/**
 * What the widget connects with.
 */
export interface Auth {
  /**
   * Token of an earlier session, kept by the browser; minted and signed by the server.
   */
  session: string | null;
  /**
   * Token by which the shop says who shops.
   */
  customer: string | null;
  language: Language;
}
/**
 * The channel's acknowledgement of `say` and `press`, when the turn is over.
 */
export interface Ack {
  /**
   * Whether it is answered, and answer and message are stored.
   */
  ok: boolean;
  /**
   * If not: after how many seconds to send it again under its id; absent where that is of no use.
   */
  again_in_s?: number;
}
