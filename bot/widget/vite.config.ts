import { defineConfig } from "vitest/config";

// Two entries without common code, so that each page loads exactly one file:
// dist/widget.js (the element) and dist/assets/storefront.js (the demo page; its other files are storefront/public).
export default defineConfig({
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
