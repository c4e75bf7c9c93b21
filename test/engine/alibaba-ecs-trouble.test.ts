import { isProvider } from "../../tools/stack";
import { ageStack } from "../support/age-stack";
import { Stack } from "../support/stack";

jest.setTimeout(180_000);

let stack: Stack;
afterEach(() => stack.close());

const snapshot = (args = "") => `new alibaba.EcsSnapshot("snap", { diskId: disk(0), ${args} });`;

describe("a snapshot that fails in the cloud", () => {
  test("is red with id, status, progress, request id and next step; the next up makes a new one and deletes it", async () => {
    stack = await Stack.start("failed", snapshot());
    stack.cloud.ecs.plan({ outcome: "failed", seconds: 2 });
    const output = await stack.expectFailure("up --skip-preview");
    const [failed] = stack.existing();
    expect(output).toContain(`alibaba:EcsSnapshot ${failed?.id} failed in the cloud`);
    expect(output).toMatch(/status failed, progress \d+ %.*request id [0-9A-F-]{36}\. Run pulumi up again/);
    expect(stack.state().snapshots).toMatchObject([{ id: failed?.id, outputs: { status: "failed", ready: false } }]);

    await stack.expect("up --skip-preview");
    expect(stack.existing()).toMatchObject([{ status: "accomplished" }]);
    expect(stack.existing()[0]?.id).not.toBe(failed?.id);
    await stack.expect("up --skip-preview --expect-no-changes");
  });

  test("can be refreshed and is then still replaced", async () => {
    stack = await Stack.start("failed-refresh", snapshot());
    stack.cloud.ecs.plan({ outcome: "failed", seconds: 1 });
    await stack.expectFailure("up --skip-preview");
    await stack.expect("refresh --skip-preview");
    expect(await stack.expect("preview")).toMatch(/replace/);
    await stack.expect("up --skip-preview");
    expect(stack.existing()).toMatchObject([{ status: "accomplished" }]);
  });

  test("can be destroyed", async () => {
    stack = await Stack.start("failed-destroy", snapshot());
    stack.cloud.ecs.plan({ outcome: "failed", seconds: 1 });
    await stack.expectFailure("up --skip-preview");
    await stack.expect("destroy --skip-preview");
    expect(stack.existing()).toEqual([]);
  });
});

test("a snapshot that sticks is kept, waited for by the next up, and can be destroyed", async () => {
  stack = await Stack.start("stuck", snapshot('stallTimeout: "3s"'));
  stack.cloud.ecs.plan({ outcome: "stick", stickAt: 40, seconds: 2 });
  expect(await stack.expectFailure("up --skip-preview")).toMatch(
    /has not moved for \d+ s.*progress 40 %.*stallTimeout/,
  );
  const [stuck] = stack.existing();
  expect(await stack.expect("preview")).toContain(`${stuck?.id} is not ready yet (status progressing)`);
  expect(await stack.expectFailure("up --skip-preview")).toContain(stuck?.id);
  expect(stack.calls("CreateSnapshot")).toBe(1);
  await stack.expect("refresh --skip-preview");
  await stack.expect("destroy --skip-preview");
  expect(stack.existing()).toEqual([]);
});

test("a snapshot that is slower than its timeout is not thrown away: the next up goes on waiting", async () => {
  stack = await Stack.start("slow", snapshot('timeouts: { create: "2s" }'));
  stack.cloud.ecs.plan({ seconds: 8 });
  expect(await stack.expectFailure("up --skip-preview")).toMatch(/not ready within [12] s.*The snapshot is kept/);
  const [slow] = stack.existing();
  stack.write(snapshot('timeouts: { create: "1m" }'));
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([{ id: slow?.id, status: "accomplished" }]);
  expect(stack.calls("CreateSnapshot")).toBe(1);
  await stack.expect("up --skip-preview --expect-no-changes");
});

test("a snapshot whose disk is released vanishes; the stack refreshes, updates and destroys without hand work", async () => {
  stack = await Stack.start("vanished", snapshot('timeouts: { create: "3s" }'));
  stack.cloud.ecs.plan({ seconds: 60 });
  await stack.expectFailure("up --skip-preview");
  const [{ id } = { id: "" }] = stack.existing();
  stack.cloud.ecs.removeSnapshot(id);
  await ageStack(stack);
  await stack.expect("refresh --skip-preview");
  expect(stack.state().snapshots).toEqual([]);
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([{ status: "accomplished" }]);
  await stack.expect("destroy --skip-preview");
});

test("an update that the cloud refuses leaves the stack as it was, and the next up tries again", async () => {
  stack = await Stack.start("update-fails", snapshot("retentionDays: 7"));
  await stack.expect("up --skip-preview");
  stack.write(snapshot("retentionDays: 8"));
  stack.cloud.fault({
    kind: "error",
    operation: "ModifySnapshotAttribute",
    status: 403,
    code: "Forbidden.RAM",
    message: "No.",
  });
  expect(await stack.expectFailure("up --skip-preview")).toMatch(/ModifySnapshotAttribute: Forbidden.RAM/);
  await stack.expect("up --skip-preview");
  expect(stack.existing()).toMatchObject([{ retentionDays: 8 }]);
});

const onLinux = process.platform === "linux" ? test : test.skip;
if (process.platform !== "linux")
  process.stderr.write("engine test skipped: looking for processes left behind needs /proc\n");

onLinux("an engine that is killed leaves no provider process behind", async () => {
  stack = await Stack.start("killed", snapshot());
  stack.cloud.ecs.plan({ seconds: 600 });
  const { pid, ended } = stack.start("up --skip-preview");
  while (stack.calls("DescribeSnapshots") === 0) await new Promise((resolve) => setTimeout(resolve, 100));
  process.kill(pid, "SIGKILL");
  await ended;
  const ours = () => stack.processes().filter(isProvider);
  expect(ours()).not.toEqual([]);
  const deadline = Date.now() + 60_000;
  while (ours().length > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 500));
  expect(ours()).toEqual([]);
});
