/** The conversation as the widget knows it: entries, connection, and what waits to be sent. Knows nothing of the view. */

import type { Button, Language, Message, Refused, Session } from "../protocol/types";
import type { TokenStore } from "../transport/token-store";
import { type Delivery, type Outgoing, Transport, type TransportListener } from "../transport/transport";
import { MAX_ATTEMPTS, newId, type OutboxItem, pauseMs, shownText, undelivered } from "./outbox";

export type Status = "idle" | "connecting" | "ready" | "offline";

/** How far a message of the shopper has come; absent once the server has it. */
export type Progress = "sending" | "waiting" | "failed";

export type Entry =
  | { kind: "message"; message: Message; progress?: Progress }
  | { kind: "notice"; id: string; text: string };

export interface Shopper {
  customer: string | null;
  language: Language;
}

export interface ConversationObserver {
  onChange(): void;
  /** A message that was just said, by either side; history is not announced. */
  onMessage(message: Message): void;
}

/** The channel takes a shopper for typing longer than this after each sign. */
const TYPING_SIGN_MS = 1000;

export class Conversation implements TransportListener {
  status: Status = "idle";
  entries: readonly Entry[] = [];
  isTyping = false;
  customerName: string | null = null;

  private outbox: OutboxItem[] = [];
  private toldTypingAt = 0;
  private readonly transport: Transport;

  constructor(
    server: string,
    private shopper: Shopper,
    private readonly tokens: TokenStore,
    private readonly observer: ConversationObserver,
  ) {
    this.transport = new Transport(server, () => ({ session: this.tokens.token, ...this.shopper }), this);
  }

  /** Whether something will be sent by itself once the connection is back. */
  get hasWaiting(): boolean {
    return this.outbox.some((item) => item.attempts < MAX_ATTEMPTS);
  }

  connect(): void {
    if (this.status !== "idle") return;
    this.reconnect();
  }

  close(): void {
    this.transport.close();
    for (const item of this.outbox) clearTimeout(item.retry);
    this.status = "idle";
    this.isTyping = false;
  }

  /** Tells the server who shops and in which language; who logs out leaves the conversation behind. */
  setShopper(shopper: Shopper): void {
    const isLogout = this.shopper.customer !== null && shopper.customer === null;
    const isSame = this.shopper.customer === shopper.customer && this.shopper.language === shopper.language;
    this.shopper = shopper;
    if (isLogout) this.forget();
    if (!isSame && this.status !== "idle") this.reconnect();
  }

  startAnew(): void {
    this.forget();
    this.reconnect();
  }

  /** Says what was typed, or, `whole`, what needs nothing more. */
  say(text: string, whole = false): void {
    const id = newId();
    this.post({ event: "say", body: whole ? { id, text, whole } : { id, text } }, id);
  }

  press({ payload, title }: Button): void {
    const id = newId();
    this.post({ event: "press", body: { id, payload, title } }, id);
  }

  /** While a message waits for its answer, the shopper's typing says that it goes on. */
  tellTyping(on: boolean): void {
    if (this.status !== "ready" || this.outbox.length === 0) return;
    const now = Date.now();
    if (on && now - this.toldTypingAt < TYPING_SIGN_MS) return;
    this.toldTypingAt = on ? now : 0;
    this.transport.tellTyping(on);
  }

  /** Sends a failed message again, at the shopper's wish. */
  resend(id: string): void {
    const item = this.outbox.find((one) => one.id === id);
    if (!item) return;
    item.attempts = 0;
    if (this.status === "ready") void this.deliver(item);
    else this.mark(id, "waiting");
  }

  onSession(session: Session): void {
    this.tokens.token = session.session;
    this.customerName = session.customer?.name ?? null;
    this.status = "ready";
    this.isTyping = false;
    this.reconcile(session.history);
    this.observer.onChange();
    for (const item of this.outbox) {
      if (item.attempts < MAX_ATTEMPTS) void this.deliver(item);
    }
  }

  onMessage(message: Message): void {
    const isKnown = this.entries.some((entry) => entry.kind === "message" && entry.message.id === message.id);
    if (isKnown) return;
    this.entries = [...this.entries, { kind: "message", message }];
    this.observer.onMessage(message);
    this.observer.onChange();
  }

  onTyping(on: boolean): void {
    this.isTyping = on;
    this.observer.onChange();
  }

  onRefused(refused: Refused): void {
    this.isTyping = false;
    const last = this.entries.at(-1);
    const isSaid = last?.kind === "notice" && last.text === refused.text;
    if (!isSaid) this.entries = [...this.entries, { kind: "notice", id: newId(), text: refused.text }];
    this.observer.onChange();
  }

  onLost(): void {
    this.status = "offline";
    this.isTyping = false;
    this.observer.onChange();
  }

  onDenied(reason: string): void {
    // The shop's word on who shops is no longer valid: go on as an anonymous shopper.
    if (reason === "expired") this.shopper = { ...this.shopper, customer: null };
  }

  private reconnect(): void {
    this.status = "connecting";
    this.isTyping = false;
    this.transport.connect();
    this.observer.onChange();
  }

  /** The server's history is the truth; what it lacks stands after it. */
  private reconcile(history: readonly Message[]): void {
    const isPending = (message: Message): boolean => this.outbox.some((item) => item.id === message.id);
    this.outbox = undelivered(this.outbox, history);
    const waiting = this.entries.filter((entry) => entry.kind === "message" && isPending(entry.message));
    this.entries = [...history.map((message): Entry => ({ kind: "message", message })), ...waiting];
  }

  private forget(): void {
    this.tokens.token = null;
    this.outbox = [];
    this.entries = [];
    this.customerName = null;
  }

  private post(outgoing: Outgoing, id: string): void {
    const item: OutboxItem = { id, outgoing, attempts: 0 };
    const message: Message = { id, role: "shopper", at: Math.floor(Date.now() / 1000), text: shownText(outgoing) };
    this.outbox = [...this.outbox, item];
    this.toldTypingAt = 0;
    this.entries = [...this.entries, { kind: "message", message, progress: "waiting" }];
    this.observer.onMessage(message);
    this.connect();
    if (this.status === "ready") void this.deliver(item);
    this.observer.onChange();
  }

  private async deliver(item: OutboxItem): Promise<void> {
    clearTimeout(item.retry);
    item.attempts += 1;
    this.mark(item.id, "sending");
    this.settle(item, await this.transport.send(item.outgoing));
  }

  private settle(item: OutboxItem, delivery: Delivery): void {
    if (!this.outbox.includes(item)) return;
    if (delivery === "accepted") {
      this.outbox = this.outbox.filter((one) => one !== item);
      this.mark(item.id, undefined);
    } else {
      const isOver = delivery === "refused" || item.attempts >= MAX_ATTEMPTS;
      if (isOver) item.attempts = MAX_ATTEMPTS;
      else if (delivery !== "lost") item.retry = setTimeout(() => this.tryAgain(item), pauseMs(delivery.againInS, item.attempts));
      this.mark(item.id, isOver ? "failed" : "waiting");
    }
  }

  private tryAgain(item: OutboxItem): void {
    if (this.outbox.includes(item) && this.status === "ready") void this.deliver(item);
  }

  private mark(id: string, progress: Progress | undefined): void {
    this.entries = this.entries.map((entry) => {
      if (entry.kind !== "message" || entry.message.id !== id) return entry;
      return progress ? { ...entry, progress } : { kind: "message", message: entry.message };
    });
    this.observer.onChange();
  }
}
