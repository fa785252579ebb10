import { render } from "lit";
import { beforeEach, describe, expect, it } from "vitest";

import { renderText } from "../../src/text/render";

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("p");
});

describe("renderText", () => {
  it("makes nodes of bold, links and new lines", () => {
    render(renderText("**Two** for one\nhttps://shop.example"), place);

    expect(place.querySelector("strong")?.textContent).toBe("Two");
    expect(place.querySelectorAll("br")).toHaveLength(1);
    const link = place.querySelector("a");
    expect(link?.getAttribute("href")).toBe("https://shop.example/");
    expect(link?.rel).toBe("noopener noreferrer nofollow");
  });

  it.each([
    `<img src=x onerror="alert(1)">`,
    `**<script>alert(1)</script>**`,
    `<a href="javascript:alert(1)">free</a>`,
    `"><svg onload=alert(1)>`,
    `https://shop.example/"onmouseover="alert(1)`,
  ])("shows %s as text", (attack) => {
    render(renderText(attack), place);

    expect(place.querySelectorAll("img, script, svg, [onerror], [onload], [onmouseover]")).toHaveLength(0);
    expect(place.querySelectorAll("a[href^='javascript']")).toHaveLength(0);
    expect(place.textContent).toBe(attack.replaceAll("**", ""));
  });
});
