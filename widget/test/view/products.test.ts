import { describe, expect, it, vi } from "vitest";

import type { Picture } from "../../src/view/picture";
import type { ProductCard } from "../../src/view/product-card";
import "../../src/view/product-card";
import { product } from "../support/builders";
import { find, findAll, mount, textOf } from "../support/mount";

const SERVER = "http://localhost:5005";

describe("ProductCard", () => {
  it("shows brand, title, facts, price and reason", async () => {
    const card = await mount<ProductCard>("daogou-product-card", { product: product(), server: SERVER });

    expect(textOf(find(card, ".brand"))).toBe("HP");
    expect(textOf(find(card, "h3"))).toBe("Pavilion dv7");
    expect(findAll(card, ".facts li").map(textOf)).toEqual(['17"', "4 GB"]);
    expect(textOf(find(card, ".price"))).toBe("$649.00");
    expect(textOf(find(card, ".reason"))).toBe("Under your $800");
  });

  it("leaves out what the product does not have, and names the category for the brand", async () => {
    const bare = product({ brand: null, price: null, reason: null, facts: [], buttons: [] });
    const card = await mount<ProductCard>("daogou-product-card", { product: bare, server: SERVER });

    expect(findAll(card, ".price, .facts, .reason, .actions")).toHaveLength(0);
    expect(textOf(find(card, ".brand"))).toBe("Laptops");
  });

  it("presses the server's button, named with its product", async () => {
    const card = await mount<ProductCard>("daogou-product-card", { product: product(), server: SERVER });
    const pressed = vi.fn();
    card.addEventListener("inner-press", (event) => pressed((event as CustomEvent).detail));
    const similar = findAll<HTMLButtonElement>(card, ".actions button")[1];
    similar?.click();

    expect(similar?.getAttribute("aria-label")).toBe("Similar: Pavilion dv7");
    expect(pressed).toHaveBeenCalledWith({ title: "Similar", payload: "signed:Similar" });
  });

  it("shows HTML in a title as text", async () => {
    const attack = "<img src=x onerror=alert(1)>";
    const card = await mount<ProductCard>("daogou-product-card", { product: product({ title: attack }), server: SERVER });

    expect(textOf(find(card, "h3"))).toBe(attack);
    expect(findAll(card, "h3 img")).toHaveLength(0);
  });
});

describe("Picture", () => {
  it("shows the category's initial where there is no picture", async () => {
    const picture = await mount<Picture>("daogou-picture", { image: null, category: "笔记本电脑", server: SERVER });

    expect(textOf(find(picture, ".placeholder"))).toBe("笔");
  });

  it("falls back when the picture does not load, and tries the next product's again", async () => {
    const picture = await mount<Picture>("daogou-picture", { image: "/pictures/1.webp", category: "boots", server: SERVER });
    find(picture, "img").dispatchEvent(new Event("error"));
    await picture.updateComplete;
    expect(textOf(find(picture, ".placeholder"))).toBe("B");

    picture.image = "/pictures/2.webp";
    await picture.updateComplete;
    expect(find<HTMLImageElement>(picture, "img").src).toBe(`${SERVER}/pictures/2.webp`);
  });

  it("never loads an address that is not a picture's", async () => {
    const picture = await mount<Picture>("daogou-picture", { image: "javascript:alert(1)", category: "", server: SERVER });

    expect(findAll(picture, "img")).toHaveLength(0);
    expect(textOf(find(picture, ".placeholder"))).toBe("·");
  });
});
