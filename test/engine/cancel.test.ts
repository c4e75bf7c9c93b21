import { isProvider } from "../../tools/stack";
import { Stack, until } from "../support/stack";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

const allKinds = `
new alibaba.EcsSnapshot("ecs", { diskId: disk(0) });
new huawei.EvsSnapshot("evs", { volumeId: volumes[0], force: true });
new huawei.DwsSnapshot("dws", { clusterId: clusters[0] });
new huawei.DwsSnapshotCopy("copy", { sourceSnapshotId: automatedSnapshots[0] });
new baidu.BccSnapshot("bcc", { volumeId: bcc.volumes[0] });
`;

/** How many snapshots the clouds have accepted, deleted ones included. */
const made = () =>
  stack.cloud.ecs.snapshots().length +
  stack.cloud.evs.snapshots().length +
  stack.cloud.bcc.snapshots().length +
  stack.cloud.dws.snapshots().filter(({ type }) => type === "MANUAL").length;

describe.each(["SIGINT", "SIGTERM"] as const)("the first %s", (signal) => {
  test("ends an up at once, with every id in the state and the next step; the next up goes on", async () => {
    stack = await Stack.start(`cancel-${signal.toLowerCase()}`, allKinds, { snapshotSeconds: 12 });
    const { pid, ended } = stack.start("up --skip-preview");
    await until(() => made() === 5);
    process.kill(pid, signal);
    const { code, output } = await ended;
    expect(code).not.toBe(0);
    expect(output).toMatch(/the wait was interrupted.*the run was cancelled.*is kept\. Run pulumi up again/);
    const { snapshots, pending } = stack.state();
    expect(snapshots.map(({ id }) => id)).toEqual(Array(5).fill(expect.stringMatching(/./)));
    expect(snapshots.every(({ initErrors }) => initErrors?.length === 1)).toBe(true);
    expect(pending).toEqual([]);
    expect(snapshots.map(({ outputs }) => outputs?.["ready"])).toEqual(Array(5).fill(false)); // nobody waited for them

    await stack.expect("up --skip-preview");
    expect(made()).toBe(5);
    expect(stack.state().snapshots.every(({ outputs }) => outputs?.["ready"] === true)).toBe(true);
    await stack.expect("destroy --skip-preview");
  });
});

test("a closed terminal (SIGHUP) ends the provider with its engine, and the next up goes on with what nobody recorded", async () => {
  stack = await Stack.start("cancel-hangup", allKinds, { snapshotSeconds: 12 });
  const { pid, ended, exited } = stack.start("up --skip-preview");
  await until(() => made() === 5);
  process.kill(pid, "SIGHUP");
  await exited;
  const begun = performance.now();
  await until(() => !stack.processes().some(isProvider));
  expect(performance.now() - begun).toBeLessThan(3_000);
  stack.endProcesses(); // the language host of a dead engine stays for ever
  await ended;
  expect(stack.state().snapshots).toEqual([]); // nobody was there to record anything
  if (stack.isLocked()) await stack.expect("cancel --yes");

  const output = await stack.expect("up --skip-preview");
  expect(
    output.match(/going on with \S+, which an interrupted run of this stack began/g)?.length,
  ).toBeGreaterThanOrEqual(5);
  expect(made()).toBe(5);
  await stack.expect("destroy --skip-preview");
});
