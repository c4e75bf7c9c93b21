import { hidden, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const create = (inputs: Record<string, unknown> = {}) =>
  world.handler.create({ ...hidden, diskId: world.disk, ...inputs });

describe("success is reported exactly when the snapshot is in the wanted state", () => {
  test("complete by default, within a second", async () => {
    world = await startWorld();
    const { id, outs } = await world.run(create());
    expect(outs).toMatchObject({
      status: "accomplished",
      ready: true,
      progress: 100,
      region: "cn-hangzhou",
      sizeGiB: 40,
      ...hidden,
    });
    const [snapshot] = world.existing();
    expect(snapshot).toMatchObject({ id, status: "accomplished" });
    expect(world.clock.now() - (snapshot?.readyAt ?? 0)).toBeLessThanOrEqual(1_000);
  });

  test("usable when that is what was asked for", async () => {
    world = await startWorld();
    world.cloud.ecs.plan({ seconds: 600, usableAfterSeconds: 10 });
    const { outs } = await world.run(create({ waitFor: "usable" }));
    expect(outs).toMatchObject({ status: "progressing", available: true, ready: true });
  });

  test("none: as soon as the cloud shows it", async () => {
    world = await startWorld();
    world.cloud.ecs.plan({ seconds: 600, invisibleSeconds: 5 });
    const { outs } = await world.run(create({ waitFor: "none" }));
    expect(outs).toMatchObject({ status: "progressing", ready: false });
  });
});

describe("every input reaches the cloud and every field comes back", () => {
  test("name, description, retention, tags, group, category", async () => {
    world = await startWorld();
    world.cloud.ecs.putResourceGroup("rg-1");
    const inputs = {
      snapshotName: "before-42",
      description: "a b+c/d'(e)!",
      retentionDays: 14,
      tags: { env: "p r~d*", 团队: "" },
      resourceGroupId: "rg-1",
    };
    const { outs } = await world.run(create(inputs));
    expect(outs).toMatchObject(inputs);
    const { snapshotName: name, ...rest } = inputs;
    expect(world.existing()).toMatchObject([{ name, ...rest }]);
  });
});

describe("what goes wrong once the snapshot exists is an init failure that keeps its id", () => {
  test("failed in the cloud", async () => {
    world = await startWorld();
    world.cloud.ecs.plan({ outcome: "failed", seconds: 20 });
    const failure = await world.failure(create({ retentionDays: 7 }));
    expect(failure).toMatchObject({
      id: world.existing()[0]?.id,
      properties: { status: "failed", ready: false, retentionDays: 7, ...hidden },
    });
    expect(failure.reasons).toEqual([
      expect.stringMatching(/failed in the cloud.*status failed.*request id [0-9A-F-]{36}.*pulumi up again/),
    ]);
  });

  test("vanished with its disk", async () => {
    world = await startWorld();
    world.cloud.ecs.plan({ outcome: "vanish", seconds: 90 });
    const failure = await world.failure(create());
    expect(failure.properties).toMatchObject({ status: "vanished", ready: false, ...hidden });
    expect(failure.reasons[0]).toMatch(/is gone from the cloud, and this run did not delete it/);
  });

  test("stuck", async () => {
    world = await startWorld();
    world.cloud.ecs.plan({ outcome: "stick", stickAt: 40, seconds: 100 });
    const failure = await world.failure(create({ stallTimeout: "10m" }));
    expect(failure.properties).toMatchObject({ status: "progressing", progress: 40, ready: false });
    expect(failure.reasons[0]).toMatch(/has not moved for 10 min.*progress 40 %.*longer stallTimeout/);
  });

  test("slower than timeouts.create", async () => {
    world = await startWorld();
    world.cloud.ecs.plan({ seconds: 3_600 });
    const failure = await world.failure(create({ timeouts: { create: "5m" } }));
    expect(failure.reasons[0]).toMatch(/not ready within 5 min\. Last seen: .*The snapshot is kept/);
    expect(world.existing()).toHaveLength(1);
  });

  test("credentials that end half-way", async () => {
    world = await startWorld();
    world.cloud.fault({
      kind: "error",
      operation: "DescribeSnapshots",
      skip: 3,
      count: 99,
      status: 400,
      code: "InvalidSecurityToken.Expired",
      message: "Specified SecurityToken is expired.",
    });
    const failure = await world.failure(create());
    expect(failure.reasons[0]).toMatch(/cannot be polled.*InvalidSecurityToken.Expired.*Renew/);
    expect(failure.id).toBe(world.existing()[0]?.id);
  });
});

describe("what goes wrong before makes nothing", () => {
  test.each([
    ["an unknown disk", { diskId: "d-unknown" }, /InvalidDiskId.NotFound.*HTTP 404, request id .*Check the disk id/],
    ["a wrong resource group", { resourceGroupId: "rg-unknown" }, /InvalidResourceGroup.NotFound/],
  ])("%s", async (_, inputs, message) => {
    world = await startWorld();
    await expect(world.run(create(inputs))).rejects.toThrow(message);
    expect(world.existing()).toEqual([]);
  });

  test("a wrong secret, which is not told", async () => {
    world = await startWorld({ env: { ALICLOUD_SECRET_KEY: "wrong-secret-value" } });
    const error = await world.run(create().catch((caught: Error) => caught));
    expect(String(error)).toMatch(/SignatureDoesNotMatch.*Check the access key secret/);
    expect(JSON.stringify([String(error), (error as Error).stack])).not.toContain("wrong-secret-value");
    expect(String(error)).not.toMatch(/string to sign/); // all that was signed, which helps nobody
  });
});

test("a forced replacement, which is the same create again, makes a new snapshot", async () => {
  world = await startWorld();
  const first = await world.run(create());
  const second = await world.run(create());
  expect(second.id).not.toBe(first.id);
  expect(world.existing()).toHaveLength(2);
});

test("an answer that got lost makes no second snapshot", async () => {
  world = await startWorld();
  world.cloud.fault({ kind: "lost", operation: "CreateSnapshot" });
  const { id } = await world.run(create());
  expect(world.existing()).toMatchObject([{ id }]);
  expect(world.calls("CreateSnapshot")).toBe(2);
});

test("an answer that got lost is not forgotten when the next attempt is refused", async () => {
  world = await startWorld();
  world.cloud.fault({ kind: "lost", operation: "CreateSnapshot" });
  const refusal = { status: 403, code: "InvalidSecurityToken.Expired", message: "expired" };
  world.cloud.fault({ kind: "error", operation: "CreateSnapshot", skip: 1, ...refusal });
  await expect(world.run(create())).rejects.toThrow(
    /InvalidSecurityToken.Expired.*may have made a snapshot of d-\w+ that no state knows: the next pulumi up .* finds it/,
  );
  expect(world.existing()).toHaveLength(1);
});

test("on a disk that makes one snapshot at a time the second waits for the first, and says so", async () => {
  world = await startWorld();
  const diskId = world.cloud.ecs.putDisk({ category: "cloud_efficiency" }).id;
  const both = await world.run(Promise.all([create({ diskId }), create({ diskId })]));
  expect(both.map(({ outs }) => outs.status)).toEqual(["accomplished", "accomplished"]);
  expect(world.rows).toContainEqual(expect.stringContaining("IncorrectDiskStatus.CreatingSnapshot"));
});

test("throttling is waited out by everybody, and makes no second snapshot", async () => {
  world = await startWorld({ alibaba: { callsPerMinute: { CreateSnapshot: 3 } } });
  const ten = await world.run(Promise.all(Array.from({ length: 9 }, () => create())));
  expect(new Set(ten.map(({ id }) => id)).size).toBe(9);
  expect(world.existing()).toHaveLength(9);
});

test("a status and fields that nobody knows do not disturb the wait", async () => {
  world = await startWorld();
  world.cloud.ecs.plan({ status: "in-queue", statusSeconds: 10, fields: { NewField: { deep: [1] } } });
  const { outs } = await world.run(create());
  expect(outs).toMatchObject({ status: "accomplished" });
  expect(world.warnings).toEqual([expect.stringContaining("in-queue")]);
});

test("100 snapshots share their looks", async () => {
  world = await startWorld();
  for (let i = 0; i < 10; i++) world.cloud.ecs.putDisk({ id: `d-${i}` });
  await world.run(Promise.all(Array.from({ length: 100 }, (_, i) => create({ diskId: `d-${i % 10}` }))));
  expect(world.existing()).toHaveLength(100);
  expect(world.calls("DescribeSnapshots")).toBeLessThanOrEqual(40);
});

test.each([-3_600_000, 3_600_000])("a clock that is off by %d ms is put right by the cloud's Date", async (skewMs) => {
  world = await startWorld({ skewMs });
  const { outs } = await world.run(create());
  expect(outs).toMatchObject({ status: "accomplished" });
  expect(world.cloud.journal().filter(({ code }) => code === "InvalidTimeStamp.Expired")).toHaveLength(1);
});

test("with a wrong clock all of many calls that go out together are put right", async () => {
  world = await startWorld({ skewMs: 1_200_000 });
  const all = await world.run(Promise.all(Array.from({ length: 4 }, () => create())));
  expect(all.map(({ outs }) => outs?.["status"])).toEqual(all.map(() => "accomplished"));
});

test("with temporary credentials the token is sent, and it stays out of the state", async () => {
  world = await startWorld({
    env: { ALICLOUD_ACCESS_KEY: "stsAk", ALICLOUD_SECRET_KEY: "stsSecret", ALICLOUD_SECURITY_TOKEN: "sts-token-value" },
  });
  world.cloud.ecs.putCredentials({
    accessKeyId: "stsAk",
    accessKeySecret: "stsSecret",
    securityToken: "sts-token-value",
  });
  const { outs } = await world.run(create());
  expect(JSON.stringify(outs)).not.toMatch(/stsSecret|sts-token-value|stsAk/);
});
