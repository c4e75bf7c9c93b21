import { forgetEnded } from "../../provider/dynamic/summary";
import type { HttpRequest, HttpResponse } from "../../provider/http/transport";
import {
  existing,
  hiddenOf,
  inputsIn,
  type KindName,
  killedCreate,
  lastWords,
  type Run,
  startRun,
  until,
} from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

/** Answers that lag, or are empty for once, while a mark changes hands. */
const ownerTag = "pulumi-cloud-snapshots-owner";
let world: World;
afterEach(() => world.close());

const start = async (snapshotSeconds = 10) => {
  world = await startWorld({ snapshotSeconds });
};
const inputsOf = (name: KindName, more: Properties = {}, resource = "before", stack = "dev") =>
  inputsIn(world, name, more, resource, stack);
const ids = (name: KindName) => existing(world, name).map(({ id }) => id);
const pass = (ms: number) => world.run(world.clock.sleep(ms));
const create = (run: Run, inputs: Properties) => world.run(run.handler.create(inputs));

/** From now on calls of the cloud go through this. */
function through(change: (request: HttpRequest, send: () => Promise<HttpResponse>) => Promise<HttpResponse>): void {
  const { transport } = world.runtime;
  Object.assign(world.runtime, { transport: (request: HttpRequest) => change(request, () => transport(request)) });
}

/** Looks show what they showed before for five seconds after the first of these calls. */
function lagAfter(writes: string[], polls: string[]): void {
  const before = new Map<string, HttpResponse>();
  let staleUntil = 0;
  let isDone = false;
  through(async ({ operation, url }, send) => {
    const key = `${operation} ${url.replace(/\?.*/, "")}`;
    const stale = before.get(key);
    if (polls.includes(operation) && stale && world.clock.now() < staleUntil) return stale;
    const answer = await send();
    if (polls.includes(operation)) before.set(key, answer);
    if (writes.includes(operation) && !isDone) {
      isDone = true;
      staleUntil = world.clock.now() + 5_000;
    }
    return answer;
  });
}

/** The next looks of this number hold no snapshot. */
function empty(polls: number): void {
  let left = polls;
  through(async ({ operation }, send) => {
    const answer = await send();
    if (operation !== "DescribeSnapshots" || left-- <= 0) return answer;
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), Snapshots: { Snapshot: [] } }) };
  });
}

test.each([0, 120_000])(
  "an empty first look, %d ms later, does not let a stack delete what another one has adopted",
  async (ms) => {
    await start(5);
    const made = await create(startRun(world, "ECS"), inputsOf("ECS", {}, "before", "acme/dev"));
    await create(startRun(world, "ECS"), inputsOf("ECS", { adopt: made.id }, "before", "acme/prod"));
    await pass(ms);
    empty(1);
    const run = startRun(world, "ECS");
    await world.run(run.handler.delete(made.id, made.outs as Properties));
    expect(ids("ECS")).toEqual([made.id]);
    expect(run.warnings.join()).toContain("another resource or stack has taken it over");
  },
);

test("looks that lag behind the tags leave no making mark on an adopted snapshot that is green", async () => {
  await start();
  const id = await killedCreate(world, "ECS", inputsOf("ECS"));
  await pass(30_000);
  lagAfter(["TagResources"], ["DescribeSnapshots"]);
  await create(startRun(world, "ECS"), inputsOf("ECS"));
  await pass(60_000);
  const forced = await create(startRun(world, "ECS"), inputsOf("ECS"));
  expect(forced.id).not.toBe(id);
});

test.each([
  ["EVS", { metadata: { a: "b" } }, ["CreateSnapshotMetadata"], ["ShowSnapshot"]],
  ["BCC", { desc: "new" }, ["ModifySnapshotAttribute"], ["GetSnapshotDetail"]],
] as const)("%s: a look that lags does not bring the old mark back", async (name, inputs, writes, polls) => {
  await start();
  await killedCreate(world, name, inputsOf(name));
  await pass(30_000);
  lagAfter([...writes], [...polls]);
  const made = await create(startRun(world, name), inputsOf(name, inputs));
  await pass(60_000);
  await world.run(startRun(world, name).handler.delete(made.id, made.outs as Properties));
  expect(ids(name)).toEqual([]);
});

test("an empty look at the end of an adoption is not taken for the end of the snapshot", async () => {
  await start();
  const { id } = world.cloud.ecs.addSnapshot({ diskId: world.disk });
  const run = startRun(world, "ECS");
  let isArmed = false;
  through(async ({ operation }, send) => {
    const answer = await send();
    if (operation === "ModifySnapshotAttribute") isArmed = true;
    if (operation !== "DescribeSnapshots" || !isArmed) return answer;
    isArmed = false;
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), Snapshots: { Snapshot: [] } }) };
  });
  await expect(create(run, inputsOf("ECS", { adopt: id, description: "ours" }))).resolves.toMatchObject({
    id,
    outs: { ready: true, description: "ours" },
  });
});

test("creates that share a list that fails do not wait for each other's", async () => {
  await start();
  const failing = { kind: "error", operation: "DescribeSnapshots", status: 503, code: "ServiceUnavailable" } as const;
  world.cloud.fault({ ...failing, message: "Later.", count: 1_000_000 });
  const run = startRun(world, "ECS");
  const begun = world.clock.now();
  const works = Array.from({ length: 5 }, (_, i) => {
    const diskId = world.cloud.ecs.putDisk({}).id;
    return run.handler.create({ ...inputsOf("ECS", { diskId }), ...hiddenOf(`r-${i}`) });
  });
  const ended = await world.run(Promise.allSettled(works));
  expect(ended.every(({ status }) => status === "rejected")).toBe(true);
  expect(world.clock.now() - begun).toBeLessThan(12 * 60_000);
});

test.each(["ECS", "DWS"] as const)(
  "%s: another resource's leftover is named at the end, also when a look is empty",
  async (name) => {
    await start(name === "DWS" ? 60 : 600);
    const id = await killedCreate(world, name, inputsOf(name, {}, "removed"));
    await pass(5_000);
    const run = startRun(world, name);
    const other =
      name === "DWS"
        ? { clusterId: world.cloud.info.huawei.clusters[1] }
        : { diskId: world.cloud.ecs.putDisk({}).id, waitFor: "usable" };
    await create(run, inputsOf(name, other, "other"));
    if (name === "ECS") empty(1);
    await world.run(forgetEnded(run.runtime.memory, new AbortController().signal));
    expect(lastWords(run.runtime)).toContain(id);
  },
);

test.each([
  ["without the making mark", (tags: Record<string, string>) => ({ [ownerTag]: tags[ownerTag] ?? "" })],
  ["without any mark", () => ({})],
])("the end of a cancelled run changes nothing of a snapshot %s", async (_, change) => {
  await start(600);
  const run = startRun(world, "ECS");
  const { id } = await world.failure(run.handler.create(inputsOf("ECS", { timeouts: { create: "5s" } })));
  const [entry] = world.existing();
  world.cloud.ecs.changeSnapshot({ id, tags: change(entry?.tags ?? {}) });
  const releases = [...run.runtime.memory.atEnd.values()];
  expect(releases).toHaveLength(1);
  for (const release of releases) await world.run(release(new AbortController().signal));
  expect(world.calls("UntagResources")).toBe(0);
});

test.each(["ECS", "EVS"] as const)(
  "%s: the end of a cancelled run leaves a mark alone that is somebody else's by now",
  async (name) => {
    await start(600);
    const first = startRun(world, name);
    const { id } = await world.failure(first.handler.create(inputsOf(name, { timeouts: { create: "5s" } })));
    const second = startRun(world, name);
    second.handler.create(inputsOf(name)).catch(() => {});
    await world.run(until(world, () => second.told.length > 0));
    await pass(5_000);
    const [release] = [...first.runtime.memory.atEnd.values()];
    await world.run(release?.(new AbortController().signal) ?? Promise.resolve());
    second.kill();
    await pass(5_000);
    const third = startRun(world, name);
    third.handler.create(inputsOf(name)).catch(() => {});
    await world.run(until(world, () => third.rows.length > 0));
    expect(third.told.join()).toContain(id);
  },
);
