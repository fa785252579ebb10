import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Takes comments, line ends and indents out of css`…`, which minifiers leave alone. */
const compactStyles: Plugin = {
  name: "compact-styles",
  transform: {
    filter: { id: /src\/(styles|view)\// },
    handler: (code) =>
      code.replace(/css`[^`]*`/gu, (css) => css.replace(/\/\*.*?\*\//gsu, "").replace(/\s+/gu, " ")),
  },
};

/** Takes the descriptions out of the protocol's schema: they are for who reads it, and would be half of it in the bundle. */
const compactSchema: Plugin = {
  name: "compact-schema",
  enforce: "pre",
  transform: {
    filter: { id: /protocol\.schema\.json$/ },
    handler: (code) =>
      JSON.stringify(JSON.parse(code), (key, value: unknown) =>
        key === "description" && typeof value === "string" ? undefined : value,
      ),
  },
};

// Two entries without common code, so that each page loads exactly one file:
// dist/widget.js (the element) and dist/assets/storefront.js (the demo page; its other files are storefront/public).
export default defineConfig({
  plugins: [compactStyles, compactSchema],
  publicDir: "storefront/public",
  build: {
    target: "es2022",
    modulePreload: false,
    rolldownOptions: {
      input: { widget: "src/index.ts", "assets/storefront": "storefront/main.ts" },
      output: { entryFileNames: "[name].js" },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
  },
});
