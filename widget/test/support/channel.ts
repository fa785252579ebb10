import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";

import { Server, type Socket } from "socket.io";

import type { Auth, Message } from "../../src/protocol/types";

type Acknowledge = (answer: unknown) => void;

/** A real socket.io server that speaks the channel's side of the protocol; a test says how it answers. */
export class Channel {
  readonly connections: Auth[] = [];
  readonly said: unknown[] = [];
  readonly pressed: unknown[] = [];
  readonly typing: unknown[] = [];
  history: Message[] = [];
  /** What happens when something is said or pressed; by default it is acknowledged. */
  onSaid: (socket: Socket, acknowledge: Acknowledge) => void = (_socket, acknowledge) => acknowledge({ ok: true });
  /** Reason to refuse the next connection, if any. */
  refusal: string | null = null;

  private constructor(
    private readonly http: HttpServer,
    private readonly server: Server,
  ) {}

  static async start(): Promise<Channel> {
    const http = createServer();
    const channel = new Channel(http, new Server(http));
    channel.listen();
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    return channel;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  emit(event: string, value: unknown): void {
    this.server.emit(event, value);
  }

  /** Cuts the lines of all clients, as a lost network does; they may come back. */
  cut(): void {
    for (const socket of this.server.sockets.sockets.values()) socket.conn.close();
  }

  async stop(): Promise<void> {
    await this.server.close();
  }

  private listen(): void {
    this.server.use((_socket, next) => {
      const reason = this.refusal;
      this.refusal = null;
      next(reason === null ? undefined : new Error(reason));
    });
    this.server.on("connection", (socket) => {
      const auth = socket.handshake.auth as Auth;
      this.connections.push(auth);
      const customer = auth.customer === null ? null : { name: "Camille" };
      socket.emit("session", { session: auth.session ?? "minted", customer, history: this.history, expires_in_s: 60 });
      socket.on("say", (body: unknown, acknowledge: Acknowledge) => {
        this.said.push(body);
        this.onSaid(socket, acknowledge);
      });
      socket.on("typing", (body: unknown) => this.typing.push(body));
      socket.on("press", (body: unknown, acknowledge: Acknowledge) => {
        this.pressed.push(body);
        this.onSaid(socket, acknowledge);
      });
    });
  }
}
