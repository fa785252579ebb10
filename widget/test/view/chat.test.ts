import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Chat } from "../../src/view/chat";
import "../../src/view/chat";
import { button, guide, product, shopper } from "../support/builders";
import { Channel } from "../support/channel";
import { find, findAll, mount, textOf } from "../support/mount";

let channel: Channel;
let chat: Chat;

beforeEach(async () => {
  localStorage.clear();
  channel = await Channel.start();
  chat = await mount<Chat>("daogou-chat", { server: channel.url, language: "en" });
});

afterEach(async () => {
  chat.remove();
  await channel.stop();
});

const list = (): HTMLElement => find(find(chat, "daogou-panel"), "daogou-message-list");
const messages = (): string[] => findAll(list(), "daogou-message").map((one) => textOf(find(one, ".message")));
const quickReplies = (): string[] =>
  findAll(list(), "daogou-quick-replies").flatMap((replies) => findAll(replies, "button").map(textOf));

const open = async (): Promise<void> => {
  find(chat, "daogou-launcher").click();
  await vi.waitFor(() => expect(channel.connections).not.toHaveLength(0), 5000);
};

describe("<daogou-chat>", () => {
  it("does not connect before the shopper opens it", async () => {
    expect(findAll(chat, "daogou-panel")).toHaveLength(0);
    const events: string[] = [];
    for (const name of ["daogou-open", "daogou-close"]) chat.addEventListener(name, () => events.push(name));
    await open();
    expect(chat.open).toBe(true);

    find(chat, "daogou-panel").shadowRoot?.querySelector("section")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await chat.updateComplete;
    expect(chat.open).toBe(false);
    expect(events).toEqual(["daogou-open", "daogou-close"]);
  });

  it("asks for the page, opens, and tells the page what was said", async () => {
    const said: string[] = [];
    chat.addEventListener("daogou-message", (event) => said.push((event as CustomEvent<{ text: string }>).detail.text));
    chat.ask("  laptops under $800 ");
    await vi.waitFor(() => expect(channel.said).toMatchObject([{ text: "laptops under $800", whole: true }]), 5000);
    channel.emit("message", guide("1"));

    await vi.waitFor(() => expect(messages()).toEqual(["You: laptops under $800", "Shopping guide: answer 1"]));
    expect(said).toEqual(["laptops under $800", "answer 1"]);
    expect(chat.open).toBe(true);
  });

  it("offers quick replies below the last message of the guide only", async () => {
    await open();
    channel.emit("message", guide("1", { buttons: [button("Cheaper")] }));
    channel.emit("message", guide("2", { buttons: [button("Any brand"), button("Why?")] }));
    await vi.waitFor(() => expect(quickReplies()).toEqual(["Any brand", "Why?"]), 5000);

    chat.ask("cheaper");
    await vi.waitFor(() => expect(messages()).toHaveLength(3));
    expect(quickReplies()).toEqual([]);
  });

  it("keeps its inner events and the payloads in them to itself", async () => {
    const leaked = vi.fn();
    document.body.addEventListener("inner-press", leaked);
    await open();
    channel.emit("message", guide("1", { products: [product()] }));
    await vi.waitFor(() => expect(messages()).toHaveLength(1), 5000);
    const row = find(find(list(), "daogou-message"), "daogou-product-row");
    find(find(row, "daogou-product-card"), ".actions button").click();

    await vi.waitFor(() => expect(channel.pressed).toMatchObject([{ payload: "signed:Details", title: "Details" }]));
    expect(leaked).not.toHaveBeenCalled();
  });

  it("speaks the other language at once and connects again in it", async () => {
    channel.history = [shopper("s1", "hi")];
    await open();
    await vi.waitFor(() => expect(messages()).toEqual(["You: hi"]), 5000);
    find(find(chat, "daogou-panel"), ".tool").click();

    await vi.waitFor(() => expect(messages()).toEqual(["您: hi"]), 5000);
    expect(chat.getAttribute("language")).toBe("zh");
    expect(textOf(find(find(chat, "daogou-panel"), "h2"))).toBe("导购");
    await vi.waitFor(() => expect(channel.connections.map(({ language }) => language)).toEqual(["en", "zh"]), 5000);
  });

  it("says when the connection is lost and that the message waits", async () => {
    await open();
    await channel.stop();
    await vi.waitFor(() => expect(textOf(find(find(chat, "daogou-panel"), "[role=status]"))).toContain("Connection lost"), 5000);
    chat.ask("laptops");

    await vi.waitFor(() => expect(messages()).toEqual(["You: laptops Waiting to be sent"]));
    expect(textOf(find(find(chat, "daogou-panel"), "[role=status]"))).toContain("will be sent");
  });
});
