import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

const allKinds = `
new alibaba.EcsSnapshot("ecs", { diskId: disk(0), tags: { release: "42" } });
new huawei.EvsSnapshot("evs", { volumeId: volumes[0], metadata: { release: "42" } });
new huawei.DwsSnapshot("dws", { clusterId: clusters[0], description: "nightly" });
new huawei.DwsSnapshotCopy("copy", { sourceSnapshotId: automatedSnapshots[0], description: "nightly" });
new baidu.BccSnapshot("bcc", { volumeId: bcc.volumes[0], desc: "nightly" });
`;

const manual = () => present(stack.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL");
const left = () => {
  const { evs, bcc } = stack.cloud;
  return [...stack.existing(), ...present(evs.snapshots()), ...manual(), ...present(bcc.snapshots())].map(
    ({ id }) => id,
  );
};
const markName = /pulumi-cloud-snapshots/;

/** Takes all marks away by hand, where the cloud lets anybody: DWS changes no description. */
function strip(): void {
  const { ecs, evs, bcc } = stack.cloud;
  for (const { id } of stack.existing()) ecs.changeSnapshot({ id, tags: { release: "42" } });
  for (const { id } of present(evs.snapshots())) evs.changeSnapshot({ id, metadata: { release: "42" } });
  for (const { id } of present(bcc.snapshots())) bcc.changeSnapshot({ id, description: "nightly" } as never);
  const books = [stack.existing(), present(evs.snapshots()), present(bcc.snapshots())];
  expect(JSON.stringify(books)).not.toMatch(markName);
}

test("snapshots whose tags, metadata and descriptions were stripped by hand are destroyed, with a warning for each", async () => {
  stack = await Stack.start("unmarked-stripped", allKinds, { snapshotSeconds: 1 });
  await stack.expect("up --skip-preview");
  expect(left()).toHaveLength(5);
  strip();
  const output = await stack.expect("destroy --skip-preview");
  expect(left()).toEqual([]);
  expect(stack.state().snapshots).toEqual([]);
  const warned = new Set(output.match(/\S+ has lost the mark/g));
  expect(warned.size).toBe(3);
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
  expect(left()).toHaveLength(5);

  await stack.expect("up --skip-preview --expect-no-changes");
  const output = await stack.expect("destroy --skip-preview");
  expect(left()).toEqual([]);
  expect(stack.state().snapshots).toEqual([]);
  expect(output).not.toMatch(/warning: (?!\w+ is called at )/);
});
