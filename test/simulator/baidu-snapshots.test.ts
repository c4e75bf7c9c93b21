import { callBaidu } from "./baidu-client";
import { denial, denialCode, withBaidu } from "./with-baidu";
import { noon } from "./with-simulator";

const notFound = [404, "NoSuchObject", "The specified object is not found or resource do not exist."];
const unavailable = [409, "OperationDenied", "Operation not available"];
const mismatch = "The request uses the same client token as a previous, but non-identical request.";

test("a creation answers with an id alone, the rest is to be fetched", () =>
  withBaidu(async ({ simulator, volume, post, bcc, pass }) => {
    simulator.bcc.plan({ seconds: 100, curve: "linear" });
    const tags = [{ tagKey: "team", tagValue: "α" }];
    const { status, body } = await post({ desc: "made by hand", tags });
    expect([status, body]).toEqual([200, { snapshotId: expect.stringMatching(/^s-[A-Za-z0-9]{8}$/) }]);
    const { snapshotId: id } = body;
    const poll = () => bcc(`GET /v2/snapshot/${id}`);
    const shown = {
      id,
      createTime: "2026-11-20T12:00:00Z",
      name: "nightly",
      sizeInGB: 40,
      status: "Creating",
      createMethod: "MANUAL",
      volumeId: volume,
      desc: "made by hand",
      package: false,
      templateId: "",
      insnapId: "",
      encrypted: false,
      progress: "0%",
      tags,
    };
    expect(await poll()).toEqual({ status: 200, body: { snapshot: shown } });
    pass(50);
    expect((await poll()).body.snapshot).toEqual({ ...shown, progress: "51%" });
    pass(50);
    expect((await poll()).body.snapshot).toEqual({ ...shown, status: "Available", progress: "100%" });
    expect(simulator.bcc.snapshots()).toEqual([
      {
        id,
        region: "bj",
        volumeId: volume,
        status: "Available",
        sizeGB: 40,
        createMethod: "MANUAL",
        createdAt: noon,
        readyAt: noon + 100_000,
        firstSeenReadyAt: noon + 100_000,
        name: "nightly",
        description: "made by hand",
        tags,
      },
    ]);
  }));

test("a client token makes one snapshot", () =>
  withBaidu(async ({ simulator, post, spare, pass }) => {
    const first = await post({}, "token-1");
    expect(first.status).toBe(200);
    expect(await post({}, "token-1")).toEqual(first);
    expect(await post({ desc: "other" }, "token-1")).toEqual({
      status: 403,
      body: { requestId: expect.any(String), code: "IdempotentParameterMismatch", message: mismatch },
    });
    expect(simulator.bcc.snapshots()).toHaveLength(1);
    const again = await post({ volumeId: spare }, "token-2");
    expect(again.body.snapshotId).not.toBe(first.body.snapshotId);
    pass(30);
    expect((await post()).status).toBe(200);
    expect(simulator.bcc.snapshots()).toHaveLength(3);
  }));

test("a client token lives for a day after its last use, in its region", () =>
  withBaidu(async ({ simulator, post, bcc, pass }) => {
    const first = await post({}, "token-1");
    pass(86_399);
    expect(await post({}, "token-1")).toEqual(first);
    pass(86_399);
    expect(await post({}, "token-1")).toEqual(first);
    const { id: elsewhere } = simulator.bcc.putVolume({ region: "gz" });
    const inGuangzhou = await bcc("POST /v2/snapshot?clientToken=token-1", {
      host: "bcc.gz.baidubce.com",
      body: { volumeId: elsewhere, snapshotName: "n" },
    });
    expect([inGuangzhou.status, inGuangzhou.body.snapshotId === first.body.snapshotId]).toEqual([200, false]);
    pass(86_400);
    const later = await post({}, "token-1");
    expect([later.status, later.body.snapshotId === first.body.snapshotId]).toEqual([200, false]);
  }));

test.each([["x".repeat(65)], ["%E5%BF%AB"]])("the client token %s is refused", (token) =>
  withBaidu(async ({ bcc, volume }) => {
    const query = [["clientToken", decodeURIComponent(token)]] as const;
    const body = { volumeId: volume, snapshotName: "n" };
    expect(denialCode(await bcc("POST /v2/snapshot", { query, body }))).toEqual([400, "BadRequest"]);
  }),
);

test("a page begins with its marker, and the last one has no next", () =>
  withBaidu(async ({ simulator, bcc, volume, spare }) => {
    const add = (id: string, volumeId: string, ageSeconds: number) =>
      simulator.bcc.addSnapshot({ id, volumeId, ageSeconds });
    add("s-oldest00", volume, 30);
    add("s-middle00", spare, 20);
    add("s-newest00", volume, 10);
    const list = async (search: string) => {
      const { status, body } = await bcc(`GET /v2/snapshot${search}`);
      return [status, { ...body, snapshots: body.snapshots?.map(({ id }: { id: string }) => id) }];
    };
    expect(await list("")).toEqual([
      200,
      { marker: "", isTruncated: false, maxKeys: 1000, snapshots: ["s-newest00", "s-middle00", "s-oldest00"] },
    ]);
    expect(await list("?maxKeys=2")).toEqual([
      200,
      {
        marker: "",
        isTruncated: true,
        nextMarker: "s-oldest00",
        maxKeys: 2,
        snapshots: ["s-newest00", "s-middle00"],
      },
    ]);
    expect(await list("?marker=s-middle00&maxKeys=1")).toEqual([
      200,
      { marker: "s-middle00", isTruncated: true, nextMarker: "s-oldest00", maxKeys: 1, snapshots: ["s-middle00"] },
    ]);
    expect(await list("?maxKeys=2&marker=s-oldest00")).toEqual([
      200,
      { marker: "s-oldest00", isTruncated: false, maxKeys: 2, snapshots: ["s-oldest00"] },
    ]);
    expect(await list(`?volumeId=${spare}&maxKeys=5000`)).toEqual([
      200,
      { marker: "", isTruncated: false, maxKeys: 1000, snapshots: ["s-middle00"] },
    ]);
    expect((await list("?volumeId="))[1]).toMatchObject({ snapshots: [{}, {}, {}] });
    expect((await list("?volumeId=v-unknown"))[1]).toMatchObject({ snapshots: [] });
    for (const wrong of ["maxKeys=0", "maxKeys=x", "maxKeys=-1", "marker=s-unknown", "markr=s-oldest00"]) {
      expect(denialCode(await bcc(`GET /v2/snapshot?${wrong}`))).toEqual([400, "BadRequest"]);
    }
    simulator.bcc.configure({ unknownMarker: "NoSuchObject" });
    expect(denial(await bcc("GET /v2/snapshot?marker=s-unknown"))).toEqual(notFound);
    simulator.bcc.configure({ unknownMarker: "start", refuseUnknownParameters: false });
    expect((await bcc("GET /v2/snapshot?marker=s-unknown&x=y")).body.snapshots).toHaveLength(3);
  }));

test("a disk must be in use or available, and has one snapshot made at a time", () =>
  withBaidu(async ({ simulator, volume, spare, post, bcc, pass }) => {
    const diskStatus = async () => (await bcc(`GET /v2/volume/${volume}`)).body.volume.status;
    expect(await diskStatus()).toBe("InUse");
    expect((await post()).status).toBe(200);
    expect(await diskStatus()).toBe("SnapshotProcessing");
    expect(denial(await post())).toEqual(unavailable);
    expect((await post({ volumeId: spare })).status).toBe(200);
    simulator.bcc.configure({ createRefused: { status: 409, code: "Conflict", message: "busy" } });
    expect(denial(await post())).toEqual([409, "Conflict", "busy"]);
    simulator.bcc.configure({ busyWhileCreating: false });
    expect((await post()).status).toBe(200);
    pass(20);
    expect(await diskStatus()).toBe("InUse");
    simulator.bcc.putVolume({ id: volume, status: "Detaching" });
    expect((await post()).status).toBe(409);
    for (const unknown of ["v-unknown", "i-unknown", "d-1"]) {
      expect(denial(await post({ volumeId: unknown }))).toEqual(notFound);
    }
  }));

test("an instance's id stands for its system disk", () =>
  withBaidu(async ({ simulator, instance, post, create, poll, bcc, pass }) => {
    const id = await create({ volumeId: instance });
    expect(await poll(id)).toMatchObject({ volumeId: instance, sizeInGB: 20 });
    expect(simulator.bcc.snapshots()).toMatchObject([{ volumeId: instance, instanceId: instance }]);
    expect(denial(await post({ volumeId: instance }))).toEqual(unavailable);
    pass(20);
    simulator.bcc.putInstance({ id: instance, status: "Starting" });
    expect(denial(await post({ volumeId: instance }))).toEqual(unavailable);
    simulator.bcc.putInstance({ id: instance, status: "Stopped" });
    await create({ volumeId: instance });
    expect((await bcc(`GET /v2/snapshot?volumeId=${instance}`)).body.snapshots).toHaveLength(2);
    simulator.bcc.configure({ systemVolumeId: "disk" });
    const [{ systemDiskId = "" } = {}] = simulator.bcc.instances();
    expect((await poll(id)).volumeId).toBe(systemDiskId);
    expect((await bcc(`GET /v2/snapshot?volumeId=${systemDiskId}`)).body.snapshots).toHaveLength(2);
  }));

test("a deleted snapshot is gone at once; one being made cannot be deleted", () =>
  withBaidu(async ({ simulator, create, bcc, url, pass, now }) => {
    const id = await create();
    expect(denial(await bcc(`DELETE /v2/snapshot/${id}`))).toEqual([
      403,
      "OperationDenied",
      "Operation not available.",
    ]);
    pass(20);
    simulator.bcc.changeSnapshot({ id, status: "NotAvailable", statusSeconds: 5 });
    expect((await bcc(`DELETE /v2/snapshot/${id}`)).status).toBe(403);
    pass(6);
    const deleted = await callBaidu(url, "DELETE", `/v2/snapshot/${id}`, { date: now() });
    expect([deleted.status, deleted.text]).toEqual([200, ""]);
    expect(deleted.headers).toMatchObject({ "content-type": "application/json; charset=utf-8", "content-length": "0" });
    for (const method of ["GET", "DELETE"]) {
      expect(denial(await bcc(`${method} /v2/snapshot/${id}`))).toEqual(notFound);
    }
    expect((await bcc("GET /v2/snapshot")).body.snapshots).toEqual([]);
    expect(simulator.bcc.snapshots()).toMatchObject([{ status: "Available", deletedAt: noon + 26_000 }]);
  }));

test("a deletion may take a while to show", () =>
  withBaidu(async ({ simulator, create, bcc, poll, pass }) => {
    simulator.bcc.plan({ seconds: 0, deletionSeconds: 3 });
    const id = await create();
    for (const _ of ["first", "second"]) {
      expect(await bcc(`DELETE /v2/snapshot/${id}`)).toEqual({ status: 200, body: undefined });
      expect((await poll(id)).status).toBe("Available");
      pass(1);
    }
    pass(1);
    expect(denial(await bcc(`GET /v2/snapshot/${id}`))).toEqual(notFound);
  }));
