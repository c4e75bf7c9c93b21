import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeEmptyAttributes } from "../../tools/stack/attributes";

test("only attributes that hold nothing are removed", () => {
  const state = mkdtempSync(join(tmpdir(), "state-"));
  const folder = join(state, ".pulumi", "stacks", "shop");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({
    "dev.json": "",
    "dev.json.attrs": "",
    "prod.json": "{}",
    "prod.json.attrs": "{}",
  }))
    writeFileSync(join(folder, name), text);
  removeEmptyAttributes(state);
  expect(readdirSync(folder).sort()).toEqual(["dev.json", "prod.json", "prod.json.attrs"]);
  rmSync(state, { recursive: true });
});
