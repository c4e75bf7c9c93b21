import { startSimulator } from "../../simulator/index";
import { control } from "./signing-client";
import { noon, withSimulator } from "./with-simulator";

test("info names what there is", () =>
  withSimulator(async ({ simulator }) => {
    const address = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
    const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(simulator.info).toEqual({
      endpoints: {
        alibaba: { ecs: address },
        huawei: { evs: address, dws: address, iam: address },
        baidu: { bcc: address },
        control: address,
      },
      credentials: { accessKeyId: "testAk", accessKeySecret: "testSk" },
      alibaba: { region: "cn-hangzhou", disks: [expect.stringMatching(/^d-bp1/), expect.stringMatching(/^d-bp1/)] },
      huawei: {
        region: "cn-north-4",
        projectId: "0605768a3300d5762f82c01180692873",
        volumes: [uuid, uuid],
        clusters: [uuid, uuid],
        automatedSnapshots: [uuid, uuid],
        user: { name: "testUser", password: "testPassword", domain: "testDomain" },
      },
      baidu: {
        region: "bj",
        volumes: [expect.stringMatching(/^v-\w{8}$/), expect.stringMatching(/^v-\w{8}$/)],
        instances: [expect.stringMatching(/^i-\w{8}$/)],
      },
      seed: 7,
    });
    expect(simulator.evs.volumes()).toMatchObject([{ status: "available" }, { status: "in-use" }]);
    expect(simulator.dws.clusters()).toMatchObject([{ status: "AVAILABLE" }, { status: "AVAILABLE" }]);
    expect(simulator.dws.snapshots()).toMatchObject([{ type: "AUTO" }, { type: "AUTO" }]);
    expect(simulator.ecs.disks()).toMatchObject([{ category: "cloud_essd" }, { category: "cloud_efficiency" }]);
  }));

test("the same seed draws the same ids", async () => {
  const [one, two, other] = await Promise.all([1, 1, 2].map((seed) => startSimulator({ seed })));
  await Promise.all([one, two, other].map((simulator) => simulator?.close()));
  expect(one?.info.alibaba).toEqual(two?.info.alibaba);
  expect(one?.info.alibaba).not.toEqual(other?.info.alibaba);
});

test("the control service seeds, plans and shows", () =>
  withSimulator(async ({ simulator, create, pass, call }) => {
    const base = simulator.info.endpoints.control;
    const [, instance] = await control(base, "POST /instances", { id: "i-1", status: "Stopped" });
    expect(instance).toMatchObject({ id: "i-1", status: "Stopped", securityLocked: false });
    const [, disk] = await control(base, "POST /disks", { id: "d-1", category: "cloud_auto", instanceId: "i-1" });
    expect(disk).toMatchObject({ id: "d-1", category: "cloud_auto", sizeGiB: 40 });
    expect(await control(base, "POST /plans", { seconds: 3, fields: { X: 1 } })).toEqual([200, {}]);
    const id = await create({ DiskId: "d-1" });
    pass(3);
    expect(await control(base, "GET /snapshots")).toMatchObject([200, [{ id, diskId: "d-1", readyAt: noon + 3000 }]]);
    const [, old] = await control(base, "POST /snapshots", { diskId: "d-1", id: "s-old", tags: { a: "b" } });
    expect(old).toMatchObject({ id: "s-old", status: "accomplished", tags: { a: "b" } });
    const [, changed] = await control(base, "PATCH /snapshots", { id: "s-old", description: "x", tags: {} });
    expect(changed).toMatchObject({ description: "x", tags: {} });
    expect(await control(base, "POST /images", { id: "m-1", snapshotId: id })).toEqual([
      200,
      { id: "m-1", snapshotId: id },
    ]);
    expect(await control(base, "DELETE /images/m-1")).toEqual([200, {}]);
    expect(await control(base, "DELETE /snapshots/s-old")).toEqual([200, {}]);
    expect(await control(base, "DELETE /disks/d-1")).toEqual([200, {}]);
    expect(await control(base, "POST /resource-groups", { id: "rg-9" })).toEqual([200, {}]);
    expect(await control(base, "PATCH /behaviour", { deleteUnknown: "ok", throttlingCode: null })).toEqual([200, {}]);
    expect((await call("DeleteSnapshot", { SnapshotId: "s-old" })).status).toBe(200);
    await control(base, "POST /credentials", { accessKeyId: "ak2", accessKeySecret: "sk2" });
    const second = { accessKeyId: "ak2", accessKeySecret: "sk2" };
    expect((await call("DescribeSnapshots", { RegionId: "cn-hangzhou" }, second)).status).toBe(200);
    expect(await control(base, "GET /journal")).toMatchObject([
      200,
      [
        { at: noon, service: "ecs", operation: "CreateSnapshot", resource: "d-1", status: 200 },
        { at: noon + 3000, operation: "DeleteSnapshot", resource: "s-old", status: 200 },
        { operation: "DescribeSnapshots", status: 200 },
      ],
    ]);
  }));

test("reset returns to the start", () =>
  withSimulator(async ({ simulator, create, call, essd }) => {
    const before = simulator.ecs.disks();
    const first = await create();
    simulator.ecs.releaseDisk(essd);
    simulator.ecs.configure({ callsPerMinute: { "*": 0 } });
    simulator.fault({ kind: "html" });
    simulator.ecs.plan({ outcome: "failed" });
    expect(await control(simulator.info.endpoints.control, "POST /reset")).toEqual([200, {}]);
    expect([simulator.journal(), simulator.ecs.snapshots(), simulator.ecs.disks()]).toEqual([[], [], before]);
    expect(await create()).not.toBe(first);
    expect((await call("DescribeSnapshots", { RegionId: "cn-hangzhou" })).status).toBe(200);
  }));

test.each([
  ["POST /faults", "{", /JSON/],
  ["POST /faults", "[]", /^body must be an object$/],
  ["POST /faults", {}, /^body\.kind is missing$/],
  ["POST /faults", { kind: "flood" }, /^body\.kind must be one of throttle, /],
  ["POST /faults", { kind: "html", count: 0 }, /^body\.count must be a whole number, one or more$/],
  ["POST /faults", { kind: "error", status: 99 }, /^body\.status must be an HTTP status/],
  ["POST /plans", { second: 1 }, /^body\.second is unknown$/],
  ["POST /plans", { seconds: -1 }, /^body\.seconds must be a number, zero or more$/],
  ["POST /disks", { expired: "no" }, /^body\.expired must be true or false$/],
  ["PATCH /behaviour", { callsPerMinute: { "*": "1" } }, /^body\.callsPerMinute\.\* must be a number/],
  ["POST /images", { snapshotId: "s-none" }, /^no snapshot s-none$/],
  ["POST /snapshots", { diskId: "d-none" }, /^no disk d-none$/],
  ["DELETE /disks/d-none", undefined, /^no disk d-none$/],
  ["DELETE /images/m-none", undefined, /^no image m-none$/],
] as const)("%s %j is a bad request", (route, body, reason) =>
  withSimulator(async ({ simulator }) => {
    const answer = await control(simulator.info.endpoints.control, route, body);
    expect(answer).toEqual([400, { error: expect.stringMatching(reason) }]);
  }),
);

test("unknown routes are not found", () =>
  withSimulator(async ({ simulator }) => {
    const [status] = await control(simulator.info.endpoints.control, "GET /faults");
    expect(status).toBe(404);
  }));

test("a port that is taken is an error", () =>
  withSimulator(async ({ simulator }) => {
    const port = Number(new URL(simulator.info.endpoints.control).port);
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  }));
