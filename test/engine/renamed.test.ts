import { Stack } from "../support/stack";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

/** The rows of snapshots that an output has, by the names of their resources. */
const rowNames = (output: string) =>
  new Set([...output.matchAll(/pulumi-nodejs:dynamic\/alibaba:EcsSnapshot \(?([\w-]+)/g)].map(([, name]) => name));

test("after an alias the rows have the new name, the cloud is told nothing, and no row of the old name is left", async () => {
  stack = await Stack.start("renamed", 'new alibaba.EcsSnapshot("before", { diskId: disk(0) });', {
    snapshotSeconds: 1,
  });
  await stack.expect("up --skip-preview");
  const [made] = stack.existing();
  stack.write('new alibaba.EcsSnapshot("after", { diskId: disk(0) }, { aliases: [{ name: "before" }] });');
  const writes = () => stack.cloud.journal().filter(({ operation }) => operation !== "DescribeSnapshots").length;
  const before = writes();
  const up = await stack.expect("up --skip-preview");
  expect(up).toContain(`${made?.id} has a new URN: only the state is updated`);
  expect(rowNames(up)).toEqual(new Set(["after"]));
  expect(writes()).toBe(before);
  await stack.expect("up --skip-preview --expect-no-changes");
  expect(rowNames(await stack.expect("refresh --skip-preview --expect-no-changes"))).toEqual(new Set(["after"]));
  expect(rowNames(await stack.expect("destroy --skip-preview"))).toEqual(new Set(["after"]));
  expect(stack.existing()).toEqual([]);
});

test("a resource that is renamed and replaced in one run has the rows that the engine gives it", async () => {
  const named = (name: string, release: string, options: string) =>
    `new alibaba.EcsSnapshot("${name}", { diskId: disk(0), triggers: ["${release}"] }, ${options});`;
  stack = await Stack.start("renamed-replaced", named("before", "1", "{}"), { snapshotSeconds: 1 });
  await stack.expect("up --skip-preview");
  const [old] = stack.existing();
  stack.write(named("after", "2", '{ aliases: [{ name: "before" }] }'));
  const up = await stack.expect("up --skip-preview");
  const row = up.split("\n").find((line) => line.includes(`${old?.id} deleting`));
  expect(row).toContain("EcsSnapshot before deleting original"); // the engine deletes under the old name
  expect(stack.existing()).toHaveLength(1);
  expect(rowNames(await stack.expect("destroy --skip-preview"))).toEqual(new Set(["after"]));
});
