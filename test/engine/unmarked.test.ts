import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allKinds as allKindRows, kindRows } from "../../tools/clouds";
import { inAllBooks, oneOfEach } from "../../tools/clouds/programs";
import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

/** One snapshot of each kind, with the program's own words where marks stand too. */
const words = "release 42";
const allKinds = oneOfEach((name) => {
  const [, inputs] = kindRows[name].words.at(-1) ?? [];
  return JSON.stringify(inputs?.(words)).slice(1, -1);
});

const manual = () => present(stack.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL");
const left = () => present(inAllBooks(stack.cloud)).map(({ id }) => id);
const strippable = allKindRows.filter(({ strip }) => strip);
const markName = /pulumi-cloud-snapshots/;

/** Takes all marks away by hand, where the cloud lets anybody: DWS changes no description. */
function strip(): void {
  for (const { book, strip } of strippable) {
    for (const { id } of present(book(stack.cloud))) strip?.(stack.cloud, id, words);
    expect(JSON.stringify(present(book(stack.cloud)))).not.toMatch(markName);
  }
}

test("snapshots whose tags, metadata and descriptions were stripped by hand are destroyed, with a warning for each", async () => {
  stack = await Stack.start("unmarked-stripped", allKinds, { snapshotSeconds: 1 });
  await stack.expect("up --skip-preview");
  expect(left()).toHaveLength(allKindRows.length);
  strip();
  const output = await stack.expect("destroy --skip-preview");
  expect(left()).toEqual([]);
  expect(stack.state().snapshots).toEqual([]);
  const warned = new Set(output.match(/\S+ has lost the mark/g));
  expect(warned.size).toBe(strippable.length);
});

test("what an earlier version recorded, without an owner and without marks, shows no change and is destroyed in silence", async () => {
  stack = await Stack.start("unmarked-old", allKinds, { snapshotSeconds: 1 });
  await stack.expect("up --skip-preview");
  strip();
  const ofDws = manual();
  for (const { id } of ofDws) stack.cloud.dws.removeSnapshot(id);
  const seeds = ofDws.map(({ name, description }) => {
    const [clusterId = ""] = stack.cloud.info.huawei.clusters;
    return stack.cloud.dws.addSnapshot({ clusterId, name, description: String(description).replace(/ pulumi-.*/, "") });
  });
  let { text } = stack.state();
  ofDws.forEach(({ id }, i) => {
    text = text.replaceAll(id, seeds[i]?.id ?? "");
  });
  const old = text.replace(/,\s*"__owner": "[^"]*"|"__owner": "[^"]*",\s*/g, "");
  expect(old).not.toMatch(/__owner/);
  const file = join(stack.folder, "old.json");
  writeFileSync(file, old);
  await stack.expect(`stack import --file ${file}`);
  expect(left()).toHaveLength(allKindRows.length);

  await stack.expect("up --skip-preview --expect-no-changes");
  const output = await stack.expect("destroy --skip-preview");
  expect(left()).toEqual([]);
  expect(stack.state().snapshots).toEqual([]);
  expect(output).not.toMatch(/warning: (?!\w+ is called at )/);
});
