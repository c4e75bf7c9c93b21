import { kindNames } from "../../tools/clouds";
import { inAllBooks, oneOfEach } from "../../tools/clouds/programs";
import { isProvider } from "../../tools/stack";
import { Stack, until } from "../support/stack";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

const allKinds = oneOfEach((name) => (name === "evs" ? "force: true" : ""));
const count = kindNames.length;

/** How many snapshots the clouds have accepted, deleted ones included. */
const made = () => inAllBooks(stack.cloud).length;

describe.each(["SIGINT", "SIGTERM"] as const)("the first %s", (signal) => {
  test("ends an up at once, with every id in the state and the next step; the next up goes on", async () => {
    stack = await Stack.start(`cancel-${signal.toLowerCase()}`, allKinds, { snapshotSeconds: 12 });
    const { pid, ended } = stack.start("up --skip-preview");
    await until(() => made() === count);
    process.kill(pid, signal);
    const { code, output } = await ended;
    expect(code).not.toBe(0);
    expect(output).toMatch(/the wait was interrupted.*the run was cancelled.*is kept\. Run pulumi up again/);
    const { snapshots, pending } = stack.state();
    expect(snapshots.map(({ id }) => id)).toEqual(Array(count).fill(expect.stringMatching(/./)));
    expect(snapshots.every(({ initErrors }) => initErrors?.length === 1)).toBe(true);
    expect(pending).toEqual([]);
    expect(snapshots.map(({ outputs }) => outputs?.["ready"])).toEqual(Array(count).fill(false)); // nobody waited for them

    await stack.expect("up --skip-preview");
    expect(made()).toBe(count);
    expect(stack.state().snapshots.every(({ outputs }) => outputs?.["ready"] === true)).toBe(true);
    await stack.expect("destroy --skip-preview");
  });
});

test("a closed terminal (SIGHUP) ends the provider with its engine, and the next up goes on with what nobody recorded", async () => {
  stack = await Stack.start("cancel-hangup", allKinds, { snapshotSeconds: 12 });
  const { pid, ended, exited } = stack.start("up --skip-preview");
  await until(() => made() === count);
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
  ).toBeGreaterThanOrEqual(count);
  expect(made()).toBe(count);
  await stack.expect("destroy --skip-preview");
});
