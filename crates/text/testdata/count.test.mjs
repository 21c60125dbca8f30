// node --test crates/text/testdata/count.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { count } from "../../web/assets/js/count.js";

const unescape = (text) =>
  text.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/g, (_, hex, kind) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : { n: "\n", r: "\r", t: "\t", "\\": "\\" }[kind]);

test("counts as the server does", () => {
  const lines = readFileSync(new URL("count.tsv", import.meta.url), "utf8").split("\n");
  let checked = 0;
  for (const line of lines) {
    if (line === "" || line.startsWith("//")) continue;
    const tab = line.indexOf("\t");
    const source = unescape(line.slice(tab + 1));
    assert.equal(count(source), Number(line.slice(0, tab)), JSON.stringify(source));
    checked += 1;
  }
  assert.ok(checked > 50, `only ${checked} vectors`);
});
