import { type KindName, kindRows, startRun } from "../support/runs";
import { hidden, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

test.each(["IdempotentProcessing", "LastTokenProcessing"] as const)(
  "%s is waited out with the same token, however long it takes, and one snapshot is made",
  async (tokenProcessing) => {
    world = await startWorld({ snapshotSeconds: 5, alibaba: { tokenProcessing } });
    world.cloud.ecs.plan({ processingSeconds: 1_200, seconds: 1_300 });
    world.cloud.fault({ kind: "lost", operation: "CreateSnapshot" });
    const { id } = await world.run(world.handler.create({ ...hidden, diskId: world.disk }));
    expect(world.existing().map((each) => each.id)).toEqual([id]);
    const codes = world.cloud.journal().flatMap(({ code }) => code ?? []);
    expect(codes.length).toBeGreaterThan(10);
    expect(new Set(codes)).toEqual(new Set([tokenProcessing]));
  },
);

test("a create that ends while the cloud still works on its token says that there may be a snapshot", async () => {
  world = await startWorld({ alibaba: { tokenProcessing: "LastTokenProcessing" } });
  world.cloud.fault({
    kind: "error",
    operation: "CreateSnapshot",
    count: 1_000,
    status: 403,
    code: "LastTokenProcessing",
    message: "The last token request is processing.",
  });
  const inputs = { ...hidden, diskId: world.disk, timeouts: { create: "5m" } };
  const { message } = await world.failure(world.handler.create(inputs));
  expect(message).toMatch(/The cloud may have made a snapshot of d-/);
});

test.each<KindName>(["ECS", "BCC"])(
  "%s: a token that the cloud has seen with other words is never replaced by another one",
  async (name) => {
    world = await startWorld();
    const { created, inputs } = kindRows[name];
    world.cloud.fault({
      kind: "error",
      operation: created,
      status: 403,
      code: "IdempotentParameterMismatch",
      message: "The request uses the same client token as a previous, but non-identical request.",
    });
    const { message } = await world.failure(startRun(world, name).handler.create({ ...hidden, ...inputs(world) }));
    expect(message).toMatch(/IdempotentParameterMismatch.*The cloud may have made a snapshot/);
    expect(world.calls(created)).toBe(1);
  },
);
