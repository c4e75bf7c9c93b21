import { Stack, until } from "../support/stack";

jest.setTimeout(300_000);

let stack: Stack;
afterEach(() => stack.close());

const count = 300;
const program = `
for (let i = 0; i < ${count}; i++) new alibaba.EcsSnapshot("s-" + i, { diskId: process.env.DISKS.split(",")[i] });
`;

const made = () => stack.cloud.ecs.snapshots().length;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function start(name: string, snapshotSeconds: number) {
  const env: NodeJS.ProcessEnv = {};
  stack = await Stack.start(name, program, { snapshotSeconds, env });
  const disks = Array.from({ length: count }, () => stack.cloud.ecs.putDisk({}).id).join();
  stack.write(`process.env.DISKS = "${disks}";\n${program}`);
}

test("CI's cancel of 300 creates under way: each is recorded, and none is made twice", async () => {
  await start("many-cancel", 25);
  const { pid, ended } = stack.start(`up --skip-preview --parallel ${count}`);
  await until(() => made() > count / 2); // some are still to be asked for
  process.kill(pid, "SIGINT");
  const wait = await Promise.race([ended.then(() => "ended"), pause(7_500).then(() => "late")]);
  if (wait === "late") process.kill(pid, "SIGTERM");
  await ended;
  const accepted = made();
  const { snapshots, pending } = stack.state();
  expect(snapshots.map(({ id }) => id).sort()).toEqual(
    stack
      .existing()
      .map(({ id }) => id)
      .sort(),
  );
  expect(pending).toEqual([]);
  expect(accepted).toBeGreaterThan(count / 2);
  await stack.expect(`up --skip-preview --parallel ${count}`);
  expect(made()).toBe(count);
});

test("a kill while 300 end together: what the next up makes again is no more than what it names", async () => {
  await start("many-kill", 8);
  const { pid, ended } = stack.start(`up --skip-preview --parallel ${count}`);
  await until(() => stack.calls("UntagResources") > 0); // creates begin to return
  await pause(1_500);
  process.kill(pid, "SIGKILL");
  await ended;
  await stack.run("cancel --yes");
  const output = await stack.expect(`up --skip-preview --parallel ${count}`);
  const recorded = new Set(stack.state().snapshots.map(({ id }) => id));
  const unrecorded = stack.existing().filter(({ id }) => !recorded.has(id));
  expect(unrecorded).toHaveLength(made() - count);
  const [line = ""] = /earlier runs of this stack made [^\n]*/.exec(output) ?? []; // rows name some of them too
  const listed = unrecorded.filter(({ id }) => line.includes(id)).length;
  const counted = Number(/ and (\d+) more, and its state/.exec(line)?.[1] ?? 0);
  expect(listed + counted).toBe(unrecorded.length);
});
