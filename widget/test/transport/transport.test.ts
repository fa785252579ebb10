import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Auth } from "../../src/protocol/types";
import { Transport, type TransportListener } from "../../src/transport/transport";
import { guide } from "../support/builders";
import { Channel } from "../support/channel";

const spy = () => ({
  onSession: vi.fn<TransportListener["onSession"]>(),
  onMessage: vi.fn<TransportListener["onMessage"]>(),
  onTyping: vi.fn<TransportListener["onTyping"]>(),
  onRefused: vi.fn<TransportListener["onRefused"]>(),
  onLost: vi.fn<TransportListener["onLost"]>(),
  onDenied: vi.fn<TransportListener["onDenied"]>(),
});

let channel: Channel;
let listener: ReturnType<typeof spy>;
let auth: Auth;
let transport: Transport;

beforeEach(async () => {
  channel = await Channel.start();
  listener = spy();
  auth = { session: null, customer: null, language: "zh" };
  transport = new Transport(channel.url, () => auth, listener);
});

afterEach(async () => {
  transport.close();
  await channel.stop();
});

const connect = async (): Promise<void> => {
  transport.connect();
  await vi.waitFor(() => expect(listener.onSession).toHaveBeenCalled());
};

describe("Transport", () => {
  it("says who connects and hands on the session", async () => {
    await connect();

    expect(channel.connections).toEqual([{ session: null, customer: null, language: "zh" }]);
    expect(listener.onSession).toHaveBeenCalledWith({ session: "minted", customer: null, history: [], expires_in_s: 60 });
  });

  it("tells accepted from refused by the acknowledgement", async () => {
    await connect();
    expect(await transport.send({ event: "say", body: { text: "hello" } })).toBe("accepted");

    channel.onSaid = (_socket, acknowledge) => acknowledge({ ok: false });
    expect(await transport.send({ event: "press", body: { payload: "p", title: "Details" } })).toBe("refused");

    channel.onSaid = (_socket, acknowledge) => acknowledge("yes");
    expect(await transport.send({ event: "say", body: { text: "hello" } })).toBe("refused");
    expect(channel.said).toEqual([{ text: "hello" }, { text: "hello" }]);
    expect(channel.pressed).toEqual([{ payload: "p", title: "Details" }]);
  });

  it("tells when the server wants it again", async () => {
    await connect();
    channel.onSaid = (_socket, acknowledge) => acknowledge({ ok: false, again_in_s: 3 });

    expect(await transport.send({ event: "say", body: { text: "hello" } })).toEqual({ againInS: 3 });
  });

  it("does not wait for ever for a silent server", async () => {
    transport = new Transport(channel.url, () => auth, listener, 50);
    await connect();
    channel.onSaid = () => undefined;

    expect(await transport.send({ event: "say", body: { text: "hello" } })).toEqual({ againInS: 0 });
  });

  it("calls it lost when the line breaks before the acknowledgement, and connects again", async () => {
    await connect();
    channel.onSaid = () => channel.cut();
    auth = { ...auth, session: "minted" };

    expect(await transport.send({ event: "say", body: { text: "hello" } })).toBe("lost");
    expect(listener.onLost).toHaveBeenCalled();
    await vi.waitFor(() => expect(listener.onSession).toHaveBeenCalledTimes(2), 5000);
    expect(channel.connections[1]?.session).toBe("minted");
  });

  it("sends nothing without a connection", async () => {
    expect(await transport.send({ event: "say", body: { text: "hello" } })).toBe("lost");
  });

  it("drops what is malformed and hands on the rest", async () => {
    await connect();
    channel.emit("message", { id: 4, role: "guide" });
    channel.emit("message", "<b>hi</b>");
    channel.emit("typing", { on: "yes" });
    channel.emit("refused", { code: "nonsense", text: "no" });
    channel.emit("typing", { on: true });
    channel.emit("refused", { code: "rate", text: "Slower, please." });
    channel.emit("message", guide("1"));

    await vi.waitFor(() => expect(listener.onMessage).toHaveBeenCalled());
    expect(listener.onMessage.mock.calls).toEqual([[guide("1")]]);
    expect(listener.onTyping.mock.calls).toEqual([[true]]);
    expect(listener.onRefused.mock.calls).toEqual([[{ code: "rate", text: "Slower, please." }]]);
  });

  it("reports why the server refused the connection, and tries again", async () => {
    channel.refusal = "expired";
    transport.connect();

    await vi.waitFor(() => expect(listener.onDenied).toHaveBeenCalledWith("expired"));
    await vi.waitFor(() => expect(listener.onSession).toHaveBeenCalled(), 6000);
  }, 10_000);
});
