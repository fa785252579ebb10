import { beforeEach, describe, expect, it, vi } from "vitest";

import { stringsOf } from "../../src/i18n/strings";
import type { Composer } from "../../src/view/composer";
import "../../src/view/composer";
import { find, findAll, mount, textOf } from "../support/mount";

let composer: Composer;
let field: HTMLTextAreaElement;
const said = vi.fn();

beforeEach(async () => {
  said.mockReset();
  composer = await mount<Composer>("daogou-composer", { strings: stringsOf("zh") });
  composer.addEventListener("inner-say", (event) => said((event as CustomEvent).detail));
  field = find<HTMLTextAreaElement>(composer, "textarea");
});

const type = async (text: string): Promise<void> => {
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await composer.updateComplete;
};

const press = (init: KeyboardEventInit): void => {
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true, bubbles: true, ...init }));
};

describe("Composer", () => {
  it("sends trimmed text at Enter and is empty then", async () => {
    await type("  笔记本电脑 ");
    press({});
    await composer.updateComplete;

    expect(said.mock.calls).toEqual([["笔记本电脑"]]);
    expect(field.value).toBe("");
  });

  it("does not send while an input method composes", async () => {
    await type("bijiben");
    press({ isComposing: true });
    // Safari: the Enter that ends the composition comes after it.
    press({ keyCode: 229 });

    expect(said).not.toHaveBeenCalled();
  });

  it("tells whether something is typed", async () => {
    const typing: boolean[] = [];
    composer.addEventListener("inner-typing", (event) => typing.push((event as CustomEvent<boolean>).detail));
    await type("mug");
    await type(" ");

    expect(typing).toEqual([true, false]);
  });

  it("starts a new line at Shift+Enter", async () => {
    await type("one");
    press({ shiftKey: true });

    expect(said).not.toHaveBeenCalled();
  });

  it("sends nothing but white space never", async () => {
    await type(" \n ");
    press({});

    expect(said).not.toHaveBeenCalled();
    expect(find(composer, "button").getAttribute("aria-disabled")).toBe("true");
  });

  it("counts down near the limit only", async () => {
    expect(field.maxLength).toBe(1000);
    await type("字".repeat(899));
    expect(findAll(composer, ".counter")).toHaveLength(0);

    await type("字".repeat(988));
    expect(textOf(find(composer, ".counter"))).toBe("还可以输入 12 个字");
  });
});
