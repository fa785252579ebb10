import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Conversation, type Entry } from "../../src/conversation/conversation";
import type { Message } from "../../src/protocol/types";
import { TokenStore } from "../../src/transport/token-store";
import { button, guide, shopper } from "../support/builders";
import { Channel } from "../support/channel";

let channel: Channel;
let conversation: Conversation;
const onMessage = vi.fn<(message: Message) => void>();

const start = (customer: string | null = null): Conversation =>
  new Conversation(channel.url, { customer, language: "en" }, new TokenStore(), { onChange: () => undefined, onMessage });

const shown = (entries: readonly Entry[]): string[] =>
  entries.map((entry) => {
    if (entry.kind === "notice") return `notice: ${entry.text}`;
    return `${entry.message.role}: ${entry.message.text ?? ""}${entry.progress ? ` (${entry.progress})` : ""}`;
  });

const named = (body: object): unknown => ({ id: expect.any(String), ...body });

const isReady = (): Promise<void> => vi.waitFor(() => expect(conversation.status).toBe("ready"), 5000);

beforeEach(async () => {
  localStorage.clear();
  onMessage.mockReset();
  channel = await Channel.start();
  conversation = start();
});

afterEach(async () => {
  conversation.close();
  await channel.stop();
});

describe("Conversation", () => {
  it("keeps the session token and shows the history after a reload", async () => {
    conversation.connect();
    await isReady();
    conversation.close();
    channel.history = [shopper("s1", "laptops"), guide("1")];
    conversation = start();
    conversation.connect();
    await isReady();

    expect(channel.connections[1]?.session).toBe("minted");
    expect(shown(conversation.entries)).toEqual(["shopper: laptops", "guide: answer 1"]);
    expect(onMessage).not.toHaveBeenCalled();
  });

  it("connects at the first word and sends it once the session is there", async () => {
    conversation.say("laptops");

    expect(shown(conversation.entries)).toEqual(["shopper: laptops (waiting)"]);
    await vi.waitFor(() => expect(shown(conversation.entries)).toEqual(["shopper: laptops"]), 5000);
    expect(channel.said).toEqual([named({ text: "laptops" })]);
    expect(conversation.hasWaiting).toBe(false);
  });

  it("presses a button with the server's payload and shows its title", async () => {
    conversation.press(button("Details"));

    await vi.waitFor(() => expect(channel.pressed).toEqual([named({ payload: "signed:Details", title: "Details" })]), 5000);
    expect(shown(conversation.entries)[0]).toContain("shopper: Details");
  });

  it("shows a guide's message once, also when it comes twice", async () => {
    conversation.connect();
    await isReady();
    channel.emit("message", guide("1"));
    channel.emit("message", guide("1"));
    channel.emit("message", guide("2"));

    await vi.waitFor(() => expect(shown(conversation.entries)).toEqual(["guide: answer 1", "guide: answer 2"]));
    expect(onMessage).toHaveBeenCalledTimes(2);
  });

  it("sends a lost message again under its id, and leaves it to the shopper in the end", async () => {
    conversation.connect();
    await isReady();
    channel.onSaid = () => channel.cut();
    conversation.say("laptops");
    await vi.waitFor(() => expect(conversation.status).toBe("offline"));
    expect(conversation.hasWaiting).toBe(true);

    await vi.waitFor(() => expect(shown(conversation.entries)).toEqual(["shopper: laptops (failed)"]), 12_000);
    expect(channel.said).toHaveLength(4);
    expect(new Set(channel.said.map((body) => (body as { id: string }).id)).size).toBe(1);

    channel.onSaid = (_socket, acknowledge) => acknowledge({ ok: true });
    await isReady();
    const failed = conversation.entries[0];
    if (failed?.kind === "message") conversation.resend(failed.message.id);
    await vi.waitFor(() => expect(shown(conversation.entries)).toEqual(["shopper: laptops"]));
    expect(channel.said).toHaveLength(5);
  }, 20_000);

  it("sends again what could not be answered, and says why once", async () => {
    conversation.connect();
    await isReady();
    let failures = 2;
    channel.onSaid = (socket, acknowledge) => {
      failures -= 1;
      if (failures < 0) return acknowledge({ ok: true });
      socket.emit("refused", { code: "unsaved", text: "I cannot keep that just now." });
      acknowledge({ ok: false, again_in_s: 0.01 });
    };
    conversation.say("laptops");

    await vi.waitFor(() =>
      expect(shown(conversation.entries)).toEqual(["shopper: laptops", "notice: I cannot keep that just now."]),
    );
    expect(channel.said).toHaveLength(3);
    expect(new Set(channel.said.map((body) => (body as { id: string }).id)).size).toBe(1);
    expect(conversation.hasWaiting).toBe(false);
  });

  it("does not send again what the history shows to have arrived", async () => {
    conversation.connect();
    await isReady();
    channel.onSaid = () => {
      channel.history = [shopper((channel.said[0] as { id: string }).id, "laptops"), guide("1")];
      channel.cut();
    };
    conversation.say("laptops");

    await vi.waitFor(() => expect(shown(conversation.entries)).toEqual(["shopper: laptops", "guide: answer 1"]), 5000);
    expect(channel.said).toHaveLength(1);
    expect(conversation.hasWaiting).toBe(false);
  });

  it("shows a refusal as a notice and marks the message", async () => {
    conversation.connect();
    await isReady();
    channel.onSaid = (socket, acknowledge) => {
      socket.emit("refused", { code: "forbidden", text: "Please say it in words." });
      acknowledge({ ok: false });
    };
    conversation.say("/restart");

    await vi.waitFor(() =>
      expect(shown(conversation.entries)).toEqual(["shopper: /restart (failed)", "notice: Please say it in words."]),
    );
  });

  it("lists what is said in a row at once, in order, and tells that more is typed while it waits", async () => {
    conversation.connect();
    await isReady();
    conversation.tellTyping(true);
    const acknowledge: Array<() => void> = [];
    channel.onSaid = (_socket, done) => acknowledge.push(() => done({ ok: true }));
    for (const text of ["hi", "i need a mouse", "under 20"]) {
      conversation.say(text);
      conversation.tellTyping(true);
      conversation.tellTyping(true);
    }
    conversation.tellTyping(false);

    await vi.waitFor(() => expect(channel.typing).toEqual([...Array(3).fill({ on: true }), { on: false }]));
    expect(channel.said).toEqual(["hi", "i need a mouse", "under 20"].map((text) => named({ text })));
    channel.emit("message", guide("1"));
    for (const done of acknowledge) done();

    await vi.waitFor(() => expect(conversation.hasWaiting).toBe(false));
    expect(shown(conversation.entries)).toEqual([
      "shopper: hi",
      "shopper: i need a mouse",
      "shopper: under 20",
      "guide: answer 1",
    ]);
    conversation.tellTyping(true);
    expect(channel.typing).toHaveLength(4);
  });

  it("does not send again what was answered as one turn", async () => {
    conversation.connect();
    await isReady();
    channel.onSaid = () => {
      if (channel.said.length < 2) return;
      const [hi, laptops] = (channel.said as { id: string }[]).map(({ id }) => id);
      channel.history = [shopper(hi ?? "", "hi"), shopper(laptops ?? "", "laptops"), guide("1")];
      channel.cut();
    };
    conversation.say("hi");
    conversation.say("laptops");

    await vi.waitFor(
      () => expect(shown(conversation.entries)).toEqual(["shopper: hi", "shopper: laptops", "guide: answer 1"]),
      5000,
    );
    expect(channel.said).toHaveLength(2);
  });

  it("shows what another page of the conversation says", async () => {
    conversation.connect();
    await isReady();
    channel.emit("message", shopper("s1", "laptops"));
    channel.emit("message", guide("1"));

    await vi.waitFor(() => expect(shown(conversation.entries)).toEqual(["shopper: laptops", "guide: answer 1"]));
  });

  it("starts anew without the old token", async () => {
    channel.history = [guide("1")];
    conversation.connect();
    await isReady();
    channel.history = [];
    conversation.startAnew();
    await isReady();

    expect(channel.connections.map(({ session }) => session)).toEqual([null, null]);
    expect(conversation.entries).toEqual([]);
  });

  it("leaves the conversation behind at logout, and keeps it at login", async () => {
    conversation.connect();
    await isReady();
    conversation.setShopper({ customer: "signed", language: "en" });
    await isReady();
    expect(conversation.customerName).toBe("Camille");
    expect(channel.connections[1]).toEqual({ session: "minted", customer: "signed", language: "en" });

    conversation.setShopper({ customer: null, language: "zh" });
    await isReady();
    expect(channel.connections[2]).toEqual({ session: null, customer: null, language: "zh" });
    expect(conversation.customerName).toBeNull();
  });

  it("goes on as nobody when the customer's token has expired", async () => {
    conversation = start("old");
    channel.refusal = "expired";
    conversation.connect();

    await vi.waitFor(() => expect(conversation.status).toBe("ready"), 6000);
    expect(channel.connections).toEqual([{ session: null, customer: null, language: "en" }]);
  }, 10_000);
});
