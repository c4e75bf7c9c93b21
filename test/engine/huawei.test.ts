import { unmarked } from "../support/marks";
import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(240_000);

let stack: Stack;
afterEach(() => stack.close());

const evsBook = () => present(stack.cloud.evs.snapshots()).map(unmarked);
const dwsBook = () =>
  present(stack.cloud.dws.snapshots())
    .filter(({ type }) => type === "MANUAL")
    .map(unmarked);
const all = (evs = "", dws = "", copy = "") => `
new huawei.EvsSnapshot("volume", { volumeId: volumes[0], ${evs} });
new huawei.DwsSnapshot("cluster", { clusterId: clusters[0], ${dws} });
new huawei.DwsSnapshotCopy("kept", { sourceSnapshotId: automatedSnapshots[0], ${copy} });
`;

test("all three in one stack: preview, up, no change, refresh, in place, replacement, destroy", async () => {
  stack = await Stack.start("huawei-life", all('description: "one"'));
  await stack.expect("preview");
  expect(stack.calls()).toBe(0);
  await stack.expect("up --skip-preview");
  expect(evsBook()).toMatchObject([{ status: "available", description: "one" }]);
  expect(dwsBook().map(({ status }) => status)).toEqual(["AVAILABLE", "AVAILABLE"]);
  expect(stack.state().snapshots.map(({ outputs }) => outputs?.["ready"])).toEqual([true, true, true]);
  for (const { inputs } of stack.state().snapshots)
    expect(String(inputs?.["__provider"]).length).toBeLessThanOrEqual(120);
  expect(stack.state().text).not.toMatch(/testSk/);

  await stack.expect("up --skip-preview --expect-no-changes");
  await stack.expect("refresh --skip-preview --expect-no-changes");

  const [evs] = evsBook();
  const before = dwsBook().map(({ id }) => id);
  stack.write(all("", 'description: "new"', 'description: "new"'));
  expect(await stack.expectFailure("preview")).toMatch(/has a problem: description: .*the cloud cannot change it/);
  const changed = 'description: "new", triggers: [2]';
  stack.write(all('metadata: { a: "1" }, name: "two"', changed, changed));
  await stack.expect("up --skip-preview");
  expect(evsBook()).toMatchObject([{ id: evs?.id, name: "two", metadata: { a: "1" } }]);
  expect(evsBook()[0]?.description || "").toBe("");
  expect(dwsBook().map(({ status }) => status)).toEqual(["AVAILABLE", "AVAILABLE"]);
  expect(dwsBook().some(({ id }) => before.includes(id))).toBe(false);
  await stack.expect("up --skip-preview --expect-no-changes");

  await stack.expect("destroy --skip-preview");
  expect([...evsBook(), ...dwsBook()]).toEqual([]);
  expect(present(stack.cloud.dws.snapshots()).map(({ id }) => id)).toEqual(
    expect.arrayContaining([...stack.cloud.info.huawei.automatedSnapshots]),
  );
});

test("a replacement under the given name of its predecessor is refused, and made under another name", async () => {
  const program = (release: number, name = "before-42") =>
    `new huawei.DwsSnapshot("cluster", { clusterId: clusters[0], name: "${name}", triggers: [${release}] });`;
  stack = await Stack.start("huawei-name", program(42));
  await stack.expect("up --skip-preview");
  stack.write(program(43));
  expect(await stack.expectFailure("preview")).toMatch(/has a problem: name: .*change the name too/);
  stack.write(program(43, "before-43"));
  await stack.expect("up --skip-preview");
  expect(dwsBook()).toMatchObject([{ name: "before-43", status: "AVAILABLE" }]);
});

test("what fails in the cloud is red with its reason, and the next up recovers all three", async () => {
  stack = await Stack.start("huawei-failure", all());
  stack.cloud.evs.plan({ outcome: "error", seconds: 1 });
  stack.cloud.dws.plan({ outcome: "error", seconds: 1, made: "created" });
  stack.cloud.dws.plan({ outcome: "error", seconds: 1, made: "copied" });
  const output = await stack.expectFailure("up --skip-preview --continue-on-error");
  expect(output).toMatch(/huawei:EvsSnapshot \S+ failed in the cloud.*status error/);
  expect(output).toMatch(/huawei:DwsSnapshot \S+ failed in the cloud.*status UNAVAILABLE/);
  expect(output).toMatch(/huawei:DwsSnapshotCopy \S+ failed in the cloud.*status UNAVAILABLE/);
  await stack.expect("up --skip-preview");
  expect(evsBook().map(({ status }) => status)).toEqual(["available"]);
  expect(dwsBook().map(({ status }) => status)).toEqual(["AVAILABLE", "AVAILABLE"]);
  await stack.expect("destroy --skip-preview");
  expect([...evsBook(), ...dwsBook()]).toEqual([]);
});

test.each([
  [
    "EvsSnapshot",
    'volumeId: "v", name: "autobk_snapshot_1", metadata: { __system__x: "1" }',
    ["volumeId", "name", "metadata.__system__x"],
  ],
  ["DwsSnapshot", 'clusterId: "c", name: "1", colour: "red"', ["clusterId", "name", "colour"]],
  ["DwsSnapshotCopy", 'backupName: "a b c", description: "<"', ["sourceSnapshotId", "backupName", "description"]],
])("wrong inputs of %s are refused at preview, all of them, at their property paths", async (type, inputs, paths) => {
  stack = await Stack.start(`huawei-wrong-${type}`, `new huawei.${type}("snap", { ${inputs} });`);
  const output = await stack.expectFailure("preview");
  for (const path of paths) expect(output).toContain(`has a problem: ${path}: `);
  expect(stack.calls()).toBe(0);
});

test("a disk in use brings the hint to force, and force makes it work", async () => {
  stack = await Stack.start("huawei-in-use", 'new huawei.EvsSnapshot("volume", { volumeId: volumes[1] });');
  expect(await stack.expectFailure("up --skip-preview")).toMatch(/in-use.*set force: true/);
  stack.write('new huawei.EvsSnapshot("volume", { volumeId: volumes[1], force: true });');
  await stack.expect("up --skip-preview");
  stack.write('new huawei.EvsSnapshot("volume", { volumeId: volumes[1] });');
  await stack.expect("up --skip-preview --expect-no-changes");
});
