import { describe, expect, it } from "vitest";

import { pictureSource } from "../../src/text/picture";

const SERVER = "http://localhost:5005";

describe("pictureSource", () => {
  it.each([
    ["https://images.example/a.jpg", "https://images.example/a.jpg"],
    ["http://images.example/a.jpg", "https://images.example/a.jpg"],
    ["/pictures/1.webp", "http://localhost:5005/pictures/1.webp"],
  ])("loads %s from %s", (image, source) => {
    expect(pictureSource(image, SERVER)).toBe(source);
  });

  it.each([null, "", "javascript:alert(1)", "data:image/svg+xml,<svg/>", "blob:https://a.example/1", "http://["])(
    "does not load %s",
    (image) => {
      expect(pictureSource(image, SERVER)).toBeNull();
    },
  );
});
