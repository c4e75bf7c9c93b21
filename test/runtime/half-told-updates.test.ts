import { inputsIn, type KindName, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

/** Updates of which the cloud was told a part, or was told and nobody saw what became of it: what is recorded, and said. */
let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 5 });
});
afterEach(() => world.close());

const refuse = (operation: string) =>
  world.cloud.fault({ kind: "error", operation, status: 403, code: "Forbidden", count: 99 });

/** Refuses looks once a snapshot has been told something. */
function blind(): void {
  const { transport } = world.runtime;
  const refusing: typeof transport = async (request) => {
    const response = await transport(request);
    if (request.operation === "ModifySnapshotAttribute") refuse("DescribeSnapshots");
    return response;
  };
  Object.assign(world.runtime, { transport: refusing });
}

async function made(name: KindName, inputs: Properties) {
  const { id, outs } = await world.run(startRun(world, name).handler.create(inputsIn(world, name, inputs)));
  return { id, state: outs as Properties };
}

const failure = (name: KindName, { id, state }: Awaited<ReturnType<typeof made>>, news: Properties) =>
  world.failure(startRun(world, name).handler.update(id, state, inputsIn(world, name, news)));

describe("of an update that was refused half-way", () => {
  const before = { description: "old", tags: { a: "1" }, timeouts: { delete: "5m" } };
  const after = { description: "new", tags: { a: "2" }, timeouts: { delete: "5m" }, force: true };

  test("is recorded what the cloud shows, and nothing new that only the state would remember", async () => {
    const snapshot = await made("ECS", before);
    refuse("TagResources");
    const { properties } = await failure("ECS", snapshot, after);
    expect(properties).toMatchObject({ description: "new", tags: { a: "1" }, timeouts: { delete: "5m" }, ready: true });
    expect(properties).not.toHaveProperty("force");
  });

  test("is recorded nothing of what it changes, where the cloud shows nothing: the next run tells it again", async () => {
    const snapshot = await made("ECS", before);
    refuse("TagResources");
    blind();
    const { properties } = await failure("ECS", snapshot, after);
    expect(properties).toMatchObject({ timeouts: { delete: "5m" }, createdAt: snapshot.state["createdAt"] });
    for (const key of ["description", "tags", "force"]) expect(properties).not.toHaveProperty(key);
  });

  test("what it leaves alone stays recorded, where the cloud shows nothing", async () => {
    const snapshot = await made("ECS", before);
    refuse("TagResources");
    blind();
    const { properties } = await failure("ECS", snapshot, { ...after, tags: { a: "1" }, resourceGroupId: "rg-none" });
    expect(properties).toMatchObject({ tags: { a: "1" } });
  });

  test("BCC: a new retention is told again, also by a program that has the old one by then", async () => {
    const snapshot = await made("BCC", { retentionInDays: 7 });
    refuse("ModifySnapshotAttribute");
    const { id, properties } = await failure("BCC", snapshot, { retentionInDays: 9 });
    const plan = startRun(world, "BCC").handler.diff(id, properties, inputsIn(world, "BCC", { retentionInDays: 7 }));
    await expect(plan).resolves.not.toEqual({ changes: false });
  });
});

describe("an update that failed names", () => {
  test("its snapshot when the last look failed: a look is of many", async () => {
    const snapshot = await made("ECS", {});
    blind();
    const { message } = await failure("ECS", snapshot, { description: "new" });
    expect(message).toMatch(new RegExp(`^alibaba:EcsSnapshot ${snapshot.id}: DescribeSnapshots`));
  });

  test("the call that was refused", async () => {
    const snapshot = await made("ECS", {});
    refuse("ModifySnapshotAttribute");
    const { message } = await failure("ECS", snapshot, { description: "new" });
    expect(message).toMatch(/^ModifySnapshotAttribute/);
  });
});
