// @vitest-environment node
import { compileFromFile } from "json-schema-to-typescript";
import { expect, it } from "vitest";

const BANNER = "/** What channel and widget say to each other; generated from protocol.schema.json by `make protocol`. */\n";

/** Which definition of the schema a type is: its name says it. */
const ORIGIN = /\n \*\n \* This interface was referenced by `Events`'s JSON-Schema\n \* via the `definition` "\w+"\./gu;

// `make protocol` is this test with --update, which writes what it finds different.
it("has the types that the schema gives", async () => {
  const types = await compileFromFile("../protocol/protocol.schema.json", {
    additionalProperties: false,
    bannerComment: BANNER,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120 },
    unreachableDefinitions: true,
  });

  await expect(types.replace(ORIGIN, "")).toMatchFileSnapshot("../../src/protocol/types.ts");
});
