/** The socket.io connection to the channel. Everything that arrives is validated here; what is malformed goes no further. */

import { io, type Socket } from "socket.io-client";

import { isAck, isRefused, isTyping } from "../protocol/guards";
import { readMessage, readSession } from "../protocol/read";
import type { Auth, Message, Press, Refused, Say, Session, Typing } from "../protocol/types";

/**
 * What became of something sent: "lost" means that the connection ended before the server's word on it; `againInS` that
 * it may be sent again after so many seconds.
 */
export type Delivery = "accepted" | "refused" | "lost" | { againInS: number };

export type Outgoing = { event: "say"; body: Say } | { event: "press"; body: Press };

export interface TransportListener {
  onSession(session: Session): void;
  onMessage(message: Message): void;
  onTyping(on: boolean): void;
  onRefused(refused: Refused): void;
  onLost(): void;
  /** The server refused the connection for that reason; the transport tries again by itself. */
  onDenied(reason: string): void;
}

const RETRY_AFTER_DENIAL_MS = 3000;
/** Longer than the server takes to answer or to say that it cannot: its silence is a fault. */
const SILENCE_MS = 40_000;

export class Transport {
  private socket: Socket | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param auth read at every attempt to connect, so that a reconnection carries the newest session token.
   */
  constructor(
    private readonly server: string,
    private readonly auth: () => Auth,
    private readonly listener: TransportListener,
    private readonly silenceMs = SILENCE_MS,
  ) {}

  connect(): void {
    this.close();
    const socket = io(this.server, {
      auth: (send) => send({ ...this.auth() }),
      forceNew: true,
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8000,
    });
    this.socket = socket;
    this.listenTo(socket);
  }

  close(): void {
    clearTimeout(this.retry);
    this.socket?.off().disconnect();
    this.socket = null;
  }

  async send({ event, body }: Outgoing): Promise<Delivery> {
    const socket = this.socket;
    if (!socket?.connected) return "lost";
    try {
      const answer: unknown = await socket.timeout(this.silenceMs).emitWithAck(event, body);
      if (!isAck(answer)) return "refused";
      if (answer.ok) return "accepted";
      return answer.again_in_s === undefined ? "refused" : { againInS: answer.again_in_s };
    } catch {
      // Rejected for one of two reasons: the connection ended before the acknowledgement, or the server is silent.
      return socket.connected ? { againInS: 0 } : "lost";
    }
  }

  /** Tells whether the shopper is typing; where it is lost, nothing is. */
  tellTyping(on: boolean): void {
    if (this.socket?.connected) this.socket.emit("typing", { on } satisfies Typing);
  }

  private listenTo(socket: Socket): void {
    socket.on("session", (value: unknown) => {
      const session = readSession(value);
      if (session) this.listener.onSession(session);
    });
    socket.on("message", (value: unknown) => {
      const message = readMessage(value);
      if (message) this.listener.onMessage(message);
    });
    socket.on("typing", (value: unknown) => {
      if (isTyping(value)) this.listener.onTyping(value.on);
    });
    socket.on("refused", (value: unknown) => {
      if (isRefused(value)) this.listener.onRefused(value);
    });
    socket.on("disconnect", (reason) => {
      this.listener.onLost();
      if (reason === "io server disconnect") this.retryLater(socket);
    });
    socket.on("connect_error", (error) => {
      this.listener.onLost();
      // An inactive socket was refused by the server itself; socket.io leaves trying again to us.
      if (socket.active) return;
      this.listener.onDenied(error.message);
      this.retryLater(socket);
    });
  }

  private retryLater(socket: Socket): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => socket.connect(), RETRY_AFTER_DENIAL_MS);
  }
}
