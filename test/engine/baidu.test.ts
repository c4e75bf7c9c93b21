import { unmarked } from "../support/marks";
import { Stack } from "../support/stack";
import { present } from "../support/world";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

const book = () => present(stack.cloud.bcc.snapshots()).map(unmarked);
const both = (inputs = "") => `
new baidu.BccSnapshot("data", { volumeId: bcc.volumes[0], ${inputs} });
new baidu.BccSnapshot("system", { instanceId: bcc.instances[0], ${inputs} });
`;

test("a CDS disk and a system disk: preview, up, no change, refresh, in place, replacement, destroy", async () => {
  stack = await Stack.start("baidu-life", both("retentionInDays: 7"));
  await stack.expect("preview");
  expect(stack.calls()).toBe(0);
  await stack.expect("up --skip-preview");
  expect(book().map(({ status }) => status)).toEqual(["Available", "Available"]);
  const ids = book().map(({ id }) => id);
  await stack.expect("up --skip-preview --expect-no-changes");
  await stack.expect("refresh --skip-preview --expect-no-changes");

  stack.write(both('retentionInDays: 9, desc: "new", snapshotName: "renamed"'));
  await stack.expect("up --skip-preview");
  expect(book()).toMatchObject(ids.map((id) => ({ id, retentionInDays: 9, description: "new", name: "renamed" })));

  const tagged = 'retentionInDays: 9, desc: "new", snapshotName: "renamed", tags: { a: "1" }';
  stack.write(both(tagged));
  expect(await stack.expectFailure("preview")).toMatch(/tags.*the cloud cannot change it.*triggers/s);
  stack.write(both(`${tagged}, triggers: [2]`));
  await stack.expect("up --skip-preview");
  expect(book().some(({ id }) => ids.includes(id))).toBe(false);
  await stack.expect("destroy --skip-preview");
  expect(book()).toEqual([]);
});

test("what fails in the cloud is red with its reason, and the next up recovers", async () => {
  stack = await Stack.start("baidu-failure", both());
  stack.cloud.bcc.plan({ outcome: "error", seconds: 1, count: 2 });
  expect(await stack.expectFailure("up --skip-preview --continue-on-error")).toMatch(
    /baidu:BccSnapshot \S+ failed in the cloud.*status CreatedFailed/,
  );
  await stack.expect("up --skip-preview");
  expect(book().map(({ status }) => status)).toEqual(["Available", "Available"]);
  await stack.expect("destroy --skip-preview");
});

test("wrong inputs are refused at preview, all of them, at their property paths", async () => {
  stack = await Stack.start(
    "baidu-wrong",
    'new baidu.BccSnapshot("snap", { volumeId: "i-1", snapshotName: "1", retentionInDays: 0, tags: { a: 1 } });',
  );
  const output = await stack.expectFailure("preview");
  for (const path of ["volumeId", "snapshotName", "retentionInDays", "tags.a"])
    expect(output).toContain(`has a problem: ${path}: `);
  expect(stack.calls()).toBe(0);
});

test("look-ups and get on the engine: a list over several pages, a missing id is an error that names it", async () => {
  stack = await Stack.start("baidu-lookups", "");
  const all = Array.from(
    { length: 1_100 },
    () => stack.cloud.bcc.addSnapshot({ volumeId: stack.cloud.info.baidu.volumes[0] ?? "" }).id,
  );
  stack.write(`
exports.count = baidu.getBccSnapshotsOutput({ volumeId: bcc.volumes[0] }).apply((found) => found.length);
exports.one = baidu.getBccSnapshotOutput({ id: "${all[5]}" }).status;
exports.same = baidu.BccSnapshot.get("same", "${all[5]}").ready;
`);
  await stack.expect("up --skip-preview");
  expect(JSON.parse(await stack.expect("stack output --json"))).toEqual({ count: 1_100, one: "Available", same: true });
  stack.write('exports.one = baidu.getBccSnapshotOutput({ id: "s-none" }).status;');
  expect(await stack.expectFailure("preview")).toContain("There is no baidu:BccSnapshot s-none in bj");
});
