import { describe, expect, it } from "vitest";

import { allowedHref, toSegments } from "../../src/text/segments";

const links = (text: string): string[] =>
  toSegments(text).flatMap((segment) => (segment.kind === "link" ? [segment.href] : []));

describe("toSegments", () => {
  it("reads bold, new lines and links", () => {
    expect(toSegments("I found **23** laptops.\nSee https://shop.example/a?b=1.")).toEqual([
      { kind: "text", text: "I found " },
      { kind: "bold", text: "23" },
      { kind: "text", text: " laptops." },
      { kind: "break" },
      { kind: "text", text: "See " },
      { kind: "link", text: "https://shop.example/a?b=1", href: "https://shop.example/a?b=1" },
      { kind: "text", text: "." },
    ]);
  });

  it("ends a link where Chinese text goes on", () => {
    expect(links("请看https://shop.example/a。谢谢")).toEqual(["https://shop.example/a"]);
    expect(links("（https://shop.example/a）很好")).toEqual(["https://shop.example/a"]);
    expect(links("https://shop.example/a很好")).toEqual(["https://shop.example/a"]);
  });

  it("keeps a bracket that was opened inside the address", () => {
    expect(links("(https://shop.example/tea_(drink))")).toEqual(["https://shop.example/tea_(drink)"]);
    expect(links("(https://shop.example/tea)")).toEqual(["https://shop.example/tea"]);
  });

  it("shows asterisks that mark nothing", () => {
    expect(toSegments("2 ** 3 and a * b")).toEqual([{ kind: "text", text: "2 ** 3 and a * b" }]);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example",
    "file:///etc/passwd",
    "https://bank.example@evil.example/login",
    "https://",
  ])("does not link %s", (text) => {
    expect(links(`see ${text} now`)).toEqual([]);
  });

  it("leaves HTML as text", () => {
    const attack = `<img src=x onerror="alert(1)"><script>alert(1)</script>`;

    expect(toSegments(attack)).toEqual([{ kind: "text", text: attack }]);
  });

  it("reads ten thousand asterisks without trouble", () => {
    expect(toSegments("*".repeat(10_000)).map(({ kind }) => kind)).toEqual(["text"]);
  });
});

describe("allowedHref", () => {
  it("allows http and https without a user name", () => {
    expect(allowedHref("https://shop.example")).toBe("https://shop.example/");
    expect(allowedHref("ftp://shop.example")).toBeNull();
    expect(allowedHref("https://a:b@shop.example")).toBeNull();
  });
});
