import { denial, denialCode, withBaidu } from "./with-baidu";
import { noon } from "./with-simulator";

const notFound = [404, "NoSuchObject", "The specified object is not found or resource do not exist."];
const day = 86_400;

test("a creation that fails is a status; CreatedFailed can be deleted, NotAvailable cannot", () =>
  withBaidu(async ({ simulator, create, poll, bcc, pass }) => {
    simulator.bcc.plan({ outcome: "error", seconds: 5, curve: "none" });
    const failed = await create();
    expect(await poll(failed)).not.toHaveProperty("progress");
    pass(5);
    expect(await bcc(`GET /v2/snapshot/${failed}`)).toMatchObject({
      status: 200,
      body: { snapshot: { id: failed, status: "CreatedFailed" } },
    });
    simulator.bcc.plan({ outcome: "error", failedStatus: "NotAvailable", seconds: 5 });
    const broken = await create();
    pass(5);
    expect((await poll(broken)).status).toBe("NotAvailable");
    expect(simulator.bcc.snapshots()).toMatchObject([{ status: "CreatedFailed" }, { status: "NotAvailable" }]);
    expect(simulator.bcc.snapshots()[0]).not.toHaveProperty("readyAt");
    expect((await bcc(`DELETE /v2/snapshot/${failed}`)).status).toBe(200);
    expect((await bcc(`DELETE /v2/snapshot/${broken}`)).status).toBe(403);
  }));

test("a creation can vanish, stick, or show a status that nobody knows", () =>
  withBaidu(async ({ simulator, create, poll, bcc, pass }) => {
    simulator.bcc.plan({ outcome: "vanish", seconds: 5 });
    const vanished = await create();
    pass(5);
    expect(denial(await bcc(`GET /v2/snapshot/${vanished}`))).toEqual(notFound);
    simulator.bcc.plan({ status: "Checking", statusSeconds: 10, seconds: 20 });
    const odd = await create();
    expect((await poll(odd)).status).toBe("Checking");
    expect((await bcc(`DELETE /v2/snapshot/${odd}`)).status).toBe(403);
    pass(10);
    expect((await poll(odd)).status).toBe("Creating");
    pass(10);
    simulator.bcc.configure({ progress: "number" });
    simulator.bcc.plan({ outcome: "stick", stickAt: 40, fields: { zone: "a" } });
    const stuck = await create();
    pass(day);
    expect(await poll(stuck)).toMatchObject({ status: "Creating", progress: "40", zone: "a" });
    simulator.bcc.configure({ progress: "absent", showTags: false });
    expect(await poll(stuck)).not.toHaveProperty("progress");
    expect(await poll(stuck)).not.toHaveProperty("tags");
  }));

test("a snapshot goes when its retention ends", () =>
  withBaidu(async ({ simulator, create, poll, bcc, pass }) => {
    const id = await create({ retentionInDays: 2 });
    expect((await poll(id)).expireTime).toBe("2026-11-22T12:00:00Z");
    pass(2 * day - 1);
    expect((await poll(id)).status).toBe("Available");
    pass(1);
    expect(denial(await bcc(`GET /v2/snapshot/${id}`))).toEqual(notFound);
    expect(simulator.bcc.snapshots()).toMatchObject([
      { retentionInDays: 2, expiresAt: noon + 2 * day * 1000, deletedAt: noon + 2 * day * 1000 },
    ]);
    const kept = await create({ retentionInDays: -1 });
    expect(await poll(kept)).not.toHaveProperty("expireTime");
    simulator.bcc.configure({ permanentExpireTime: "empty" });
    expect((await poll(kept)).expireTime).toBe("");
  }));

test("a change of the retention counts from the change", () =>
  withBaidu(async ({ create, poll, bcc, pass }) => {
    const id = await create({ retentionInDays: 2, desc: "old" });
    const modify = (body: object) => bcc(`PUT /v2/snapshot/${id}?modifyAttribute`, { body });
    pass(day);
    expect(await modify({ snapshotName: "renamed", desc: "" })).toEqual({ status: 200, body: undefined });
    expect(await poll(id)).toMatchObject({ name: "renamed", desc: "", expireTime: "2026-11-22T12:00:00Z" });
    expect((await modify({ retentionInDays: 2 })).status).toBe(200);
    expect(await poll(id)).toMatchObject({ name: "renamed", expireTime: "2026-11-23T12:00:00Z" });
    pass(2 * day);
    expect(denial(await modify({ retentionInDays: 2 }))).toEqual(notFound);
  }));

test("what a change must have", () =>
  withBaidu(async ({ simulator, create, poll, bcc, pass }) => {
    const id = await create({ retentionInDays: 2 });
    const modify = (body: object) => bcc(`PUT /v2/snapshot/${id}?modifyAttribute`, { body });
    expect(denialCode(await modify({ snapshotName: "1" }))).toEqual([400, "Snapshot.SnapshotNameInvalid"]);
    for (const wrong of [{ retentionInDays: -1 }, { retentionInDays: 0 }, { desc: "#" }, { snapshotName: 1 }]) {
      expect(denialCode(await modify(wrong))).toEqual([400, "BadRequest"]);
    }
    simulator.bcc.configure({ modifyToPermanent: true, modifyBeforeAvailable: false });
    expect(denialCode(await modify({ retentionInDays: -1 }))).toEqual([403, "OperationDenied"]);
    pass(20);
    expect((await modify({ retentionInDays: -1 })).status).toBe(200);
    expect(await poll(id)).not.toHaveProperty("expireTime");
  }));

test("the volumeId is empty once the disk is released", () =>
  withBaidu(async ({ simulator, create, poll, bcc, volume, spare, instance, pass }) => {
    const [done, system] = [await create(), await create({ volumeId: instance })];
    pass(20);
    const unfinished = await create({ volumeId: spare });
    simulator.bcc.removeVolume(volume);
    simulator.bcc.removeVolume(spare);
    simulator.bcc.removeInstance(instance);
    expect(await poll(done)).toMatchObject({ status: "Available", volumeId: "" });
    expect(await poll(system)).toMatchObject({ status: "Available", volumeId: "" });
    expect(await poll(unfinished)).toMatchObject({ status: "CreatedFailed", volumeId: "" });
    expect(simulator.bcc.snapshots()[1]).toMatchObject({ volumeId: "", instanceId: instance });
    expect((await bcc(`GET /v2/volume/${volume}`)).status).toBe(404);
    expect((await bcc(`GET /v2/instance/${instance}`)).status).toBe(404);
    simulator.bcc.configure({ emptyReleasedVolumeId: false });
    expect(await poll(done)).toMatchObject({ volumeId: volume });
  }));

const names: readonly (readonly [string, boolean])[] = [
  ["a", true],
  ["Nightly-1_2 3/4.5快照", true],
  ["a".repeat(65), true],
  ["a".repeat(66), false],
  ["", false],
  ["1a", false],
  ["-a", false],
  ["快照", false],
  ["a,b", false],
  ["a\nb", false],
  ["a😀", false],
];

test.each(names)("the name %j", (snapshotName, isGood) =>
  withBaidu(async ({ post }) => {
    const answer = await post({ snapshotName });
    if (isGood) {
      expect(answer.status).toBe(200);
    } else {
      expect(denial(answer)).toEqual([400, "Snapshot.SnapshotNameInvalid", "snapshot name is invalid."]);
    }
  }),
);

test("a refusal leaves no snapshot, and its client token free", () =>
  withBaidu(async ({ simulator, post, volume }) => {
    expect((await post({ snapshotName: "快照" }, "t")).status).toBe(400);
    simulator.bcc.putVolume({ id: volume, status: "Scaling" });
    expect((await post({}, "t")).status).toBe(409);
    simulator.bcc.putVolume({ id: volume, status: "InUse" });
    simulator.bcc.configure({ snapshotsPerDisk: 0, chineseFirst: true });
    expect((await post({}, "t")).status).toBe(403);
    expect(simulator.bcc.snapshots()).toEqual([]);
    simulator.bcc.configure({ snapshotsPerDisk: 1 });
    expect((await post({ snapshotName: "快照" }, "t")).status).toBe(200);
  }));

test("a disk has a quota of manual snapshots, failed ones included", () =>
  withBaidu(async ({ simulator, post, create, volume, pass }) => {
    simulator.bcc.configure({ snapshotsPerDisk: 1 });
    simulator.bcc.addSnapshot({ volumeId: volume, createMethod: "auto" });
    simulator.bcc.plan({ outcome: "error", seconds: 1 });
    await create();
    pass(1);
    expect(denial(await post())).toEqual([
      403,
      "Instance.SnapshotLimitExceeded",
      "The number of snapshot will exceed the quota limit.",
    ]);
    simulator.bcc.configure({ quotaExceeded: { status: 400, code: "Instance.SnapshotLimitExceeded", message: "" } });
    expect((await post()).status).toBe(400);
  }));
