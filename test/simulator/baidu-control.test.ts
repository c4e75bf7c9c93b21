import { startSimulator } from "../../simulator/index";
import { control, send } from "./signing-client";
import { withBaidu } from "./with-baidu";
import { noon } from "./with-simulator";

test("the control service seeds, plans and shows BCC", () =>
  withBaidu(async ({ simulator, create, poll, pass }) => {
    const base = simulator.info.endpoints.control;
    const [, instance] = await control(base, "POST /bcc/instances", { id: "i-1", status: "Stopped" });
    expect(instance).toMatchObject({ id: "i-1", status: "Stopped", systemDiskGB: 20 });
    const [, volume] = await control(base, "POST /bcc/volumes", { id: "v-1", sizeGB: 7, instanceId: "i-1" });
    expect(volume).toMatchObject({ id: "v-1", sizeGB: 7, status: "Available", region: "bj" });
    expect(await control(base, "POST /bcc/plans", { volumeId: "v-1", seconds: 3, outcome: "error" })).toEqual([
      200,
      {},
    ]);
    const other = await create();
    const made = await create({ volumeId: "v-1" });
    pass(20);
    expect([(await poll(other)).status, (await poll(made)).status]).toEqual(["Available", "CreatedFailed"]);
    const seed = { volumeId: "i-1", id: "s-old", name: "old", ageSeconds: 5, retentionInDays: 1 };
    expect((await control(base, "POST /bcc/snapshots", seed))[1]).toMatchObject({
      id: "s-old",
      instanceId: "i-1",
      createdAt: noon + 15_000,
      expiresAt: noon + 20_000 + 86_400_000,
    });
    const tags = [{ tagKey: "a", tagValue: "" }];
    const change = { id: "s-old", status: "NotAvailable", tags, description: "d", retentionInDays: -1 };
    const [, changed] = await control(base, "PATCH /bcc/snapshots", change);
    expect(changed).toMatchObject({ status: "NotAvailable", tags, description: "d" });
    expect(changed).not.toHaveProperty("expiresAt");
    const throttled = { status: 503, code: "Busy", message: "" };
    expect(await control(base, "PATCH /bcc/behaviour", { throttled, copySeconds: null })).toEqual([200, {}]);
    const fault = { kind: "skewed", service: "bcc", skewMs: -5, bare: false };
    expect(await control(base, "POST /faults", fault)).toEqual([200, {}]);
    expect(await control(base, "DELETE /bcc/snapshots/s-old")).toEqual([200, {}]);
    expect(await control(base, "DELETE /bcc/volumes/v-1")).toEqual([200, {}]);
    expect(await control(base, "DELETE /bcc/instances/i-1")).toEqual([200, {}]);
    expect((await control(base, "GET /bcc/volumes"))[1]).toHaveLength(2);
    expect((await control(base, "GET /bcc/instances"))[1]).toHaveLength(1);
    expect((await control(base, "GET /bcc/snapshots"))[1]).toMatchObject([{}, { volumeId: "" }, { id: "s-old" }]);
    expect((await control(base, "GET /journal"))[1]).toMatchObject([
      { at: noon, service: "bcc", operation: "CreateSnapshot", resource: simulator.info.baidu.volumes[0], status: 200 },
      { operation: "CreateSnapshot", resource: "v-1" },
      { operation: "GetSnapshotDetail", resource: other },
      { operation: "GetSnapshotDetail", resource: made },
    ]);
  }));

test("the control service adds keys and takes them away", () =>
  withBaidu(async ({ simulator, bcc }) => {
    const base = simulator.info.endpoints.control;
    const key = { accessKeyId: "ak2", accessKeySecret: "sk2" };
    expect(await control(base, "POST /bcc/credentials", key)).toEqual([200, {}]);
    expect((await bcc("GET /v2/snapshot", key)).status).toBe(200);
    expect(await control(base, "DELETE /bcc/credentials/ak2")).toEqual([200, {}]);
    expect((await bcc("GET /v2/snapshot", key)).status).toBe(403);
  }));

test("disks and instances are listed by region, and shown", () =>
  withBaidu(async ({ simulator, bcc, volume, spare, instance }) => {
    simulator.bcc.putVolume({ id: "v-elsewhere", region: "gz" });
    const { body } = await bcc("GET /v2/volume?maxKeys=1");
    expect(body).toMatchObject({ isTruncated: true, nextMarker: spare, volumes: [{ id: volume, status: "InUse" }] });
    expect((await bcc(`GET /v2/volume?instanceId=${instance}`)).body.volumes).toHaveLength(1);
    expect((await bcc("GET /v2/volume/v-elsewhere")).status).toBe(404);
    const inGuangzhou = await bcc("GET /v2/volume", { host: "bcc.gz.baidubce.com" });
    expect(inGuangzhou.body.volumes).toMatchObject([{ id: "v-elsewhere", regionId: "gz", attachments: [] }]);
    expect((await bcc("GET /v2/instance")).body.instances).toMatchObject([{ id: instance, status: "Running" }]);
    expect((await bcc(`GET /v2/instance/${instance}`)).body.instance).toMatchObject({ id: instance, name: "web" });
  }));

test("reset returns to the start", () =>
  withBaidu(async ({ simulator, create, bcc, volume, instance }) => {
    const { bcc: held } = simulator;
    const before = [held.volumes(), held.instances()];
    await create();
    held.removeVolume(volume);
    held.removeInstance(instance);
    held.putCredentials({ accessKeyId: "ak2", accessKeySecret: "sk2" });
    held.configure({ snapshotsPerDisk: 0, callsPerSecond: { "*": 0 } });
    held.plan({ outcome: "error" });
    simulator.reset();
    expect([held.volumes(), held.instances()]).toEqual(before);
    expect([held.snapshots(), simulator.journal()]).toEqual([[], []]);
    await create();
    expect((await bcc("GET /v2/snapshot", { accessKeyId: "ak2", accessKeySecret: "sk2" })).status).toBe(403);
  }));

test("what does not exist cannot be changed, and what was released does not come back", () =>
  withBaidu(async ({ simulator, volume, instance }) => {
    const { bcc } = simulator;
    bcc.removeVolume(volume);
    bcc.removeInstance(instance);
    expect(bcc.volumes()).toMatchObject([{ status: "Available" }]);
    expect(() => bcc.putVolume({ id: volume })).toThrow(`volume ${volume} was released`);
    expect(() => bcc.putInstance({ id: instance })).toThrow(`instance ${instance} was released`);
    expect(() => bcc.removeVolume(volume)).toThrow(`no volume ${volume}`);
    expect(() => bcc.addSnapshot({ volumeId: volume })).toThrow(`no volume or instance ${volume}`);
    expect(() => bcc.changeSnapshot({ id: "s-1" })).toThrow("no snapshot s-1");
  }));

test("the same seed draws the same ids, whatever the other clouds draw", async () => {
  const [one, two] = await Promise.all([startSimulator({ seed: 1 }), startSimulator({ seed: 1 })]);
  await Promise.all([one.close(), two.close()]);
  one.ecs.putDisk({});
  expect(one.info.baidu).toEqual(two.info.baidu);
  expect(one.bcc.putVolume({}).id).toBe(two.bcc.putVolume({}).id);
});

test("misdated answers come from every service", () =>
  withBaidu(async ({ simulator, now }) => {
    const { alibaba, huawei, baidu } = simulator.info.endpoints;
    for (const url of [alibaba.ecs, huawei.evs, huawei.dws, huawei.iam, baidu.bcc]) {
      simulator.fault({ kind: "skewed", skewMs: 60_000 });
      expect((await send(`${url}/`, "GET", {}, "")).headers.date).toBe(new Date(now() + 60_000).toUTCString());
    }
  }));

test.each([
  ["POST /bcc/plans", { outcome: "failed" }, /^body\.outcome must be one of available, error, vanish, stick$/],
  ["POST /bcc/snapshots", {}, /^body\.volumeId is missing$/],
  ["PATCH /bcc/behaviour", { createRefused: { status: 409 } }, /^body\.createRefused\.code is missing$/],
  ["PATCH /bcc/snapshots", { id: "s-1", tags: [{ tagKey: "a" }] }, /^body\.tags\[0\]\.tagValue is missing$/],
  ["POST /faults", { kind: "skewed", skewMs: "1" }, /^body\.skewMs must be a number$/],
  ["DELETE /bcc/volumes/v-1", undefined, /^no volume v-1$/],
  ["DELETE /bcc/instances/i-1", undefined, /^no instance i-1$/],
  ["DELETE /bcc/snapshots/s-1", undefined, /^no snapshot s-1$/],
] as const)("%s %j is a bad request", (route, body, reason) =>
  withBaidu(async ({ simulator }) => {
    const answer = await control(simulator.info.endpoints.control, route, body);
    expect(answer).toEqual([400, { error: expect.stringMatching(reason) }]);
  }),
);
