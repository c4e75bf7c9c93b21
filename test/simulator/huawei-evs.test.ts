import { callHuawei } from "./huawei-client";
import { fault, faultCode, withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("a volume in use needs force", () =>
  withHuawei(async ({ simulator, evs, usedVolume, createEvs }) => {
    const create = (force?: boolean) =>
      evs("POST /v2/P/cloudsnapshots", { snapshot: { volume_id: usedVolume, force } });
    const text = `Invalid volume: Volume ${usedVolume} status must be available, but current status is: in-use.`;
    expect(await create()).toEqual({ status: 400, body: { error: { code: "EVS.5400", message: text } } });
    expect((await create(false)).status).toBe(400);
    simulator.evs.configure({ inUseShape: "cinder" });
    expect(await create()).toEqual({ status: 400, body: { badRequest: { code: 400, message: text } } });
    await createEvs({ volume_id: usedVolume, force: true });
    simulator.evs.putVolume({ id: usedVolume, status: "attaching" });
    expect(fault(await create(true))[2]).toMatch(/current status is: attaching\.$/);
  }));

test("from creating to available", () =>
  withHuawei(async ({ simulator, evs, volume, project, pass }) => {
    simulator.evs.plan({ seconds: 100, curve: "linear" });
    const { status, body } = await evs("POST /v2/P/cloudsnapshots", {
      snapshot: { volume_id: volume, name: "snap-001", description: "daily", metadata: { team: "α" } },
    });
    const brief = {
      id: expect.stringMatching(uuid),
      status: "creating",
      name: "snap-001",
      description: "daily",
      created_at: "2026-11-20T12:00:00.000000",
      updated_at: null,
      metadata: { team: "α" },
      volume_id: volume,
      size: 40,
    };
    expect([status, body]).toEqual([202, { snapshot: brief }]);
    const { id } = body.snapshot;
    const look = async () => (await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot;
    const full = {
      ...brief,
      "os-extended-snapshot-attributes:project_id": project,
      "os-extended-snapshot-attributes:progress": "0%",
    };
    expect(await look()).toEqual(full);
    pass(50);
    expect(await look()).toEqual({ ...full, "os-extended-snapshot-attributes:progress": "51%" });
    pass(50);
    expect(await look()).toEqual({
      ...full,
      status: "available",
      updated_at: "2026-11-20T12:01:40.000000",
      "os-extended-snapshot-attributes:progress": "100%",
    });
    expect(simulator.evs.snapshots()).toEqual([
      {
        id,
        volumeId: volume,
        status: "available",
        sizeGiB: 40,
        createdAt: noon,
        readyAt: noon + 100_000,
        firstSeenReadyAt: noon + 100_000,
        name: "snap-001",
        description: "daily",
        metadata: { team: "α" },
      },
    ]);
  }));

test("a creation that fails stays, counts and can be deleted", () =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    simulator.evs.configure({ snapshotsPerVolume: 1 });
    simulator.evs.plan({ outcome: "error", seconds: 5 });
    const id = await createEvs();
    pass(5);
    const { status, body } = await evs(`GET /v2/P/cloudsnapshots/${id}`);
    expect([status, body.snapshot.status]).toEqual([200, "error"]);
    expect(simulator.evs.snapshots()[0]).not.toHaveProperty("readyAt");
    const volume = body.snapshot.volume_id;
    expect(faultCode(await evs("POST /v2/P/cloudsnapshots", { snapshot: { volume_id: volume } }))).toEqual([
      413,
      "EVS.5413",
    ]);
    expect(await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).toEqual({ status: 202, body: undefined });
  }));

test("deleting takes a while, then the snapshot is not found", () =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    const id = await createEvs();
    const look = () => evs(`GET /v2/P/cloudsnapshots/${id}`);
    pass(20);
    expect(await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).toEqual({ status: 202, body: undefined });
    expect((await look()).body.snapshot.status).toBe("deleting");
    pass(2);
    const message = `Snapshot ${id} could not be found.`;
    expect(await look()).toEqual({ status: 404, body: { error: { code: "EVS.5404", message } } });
    expect((await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).status).toBe(404);
    simulator.evs.configure({ notFoundShape: "cinder" });
    expect(await look()).toEqual({ status: 404, body: { itemNotFound: { code: 404, message } } });
    expect(simulator.evs.snapshots()).toMatchObject([{ status: "deleting", deletedAt: noon + 22_000 }]);
  }));

test("only what is available or error can be deleted", () =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    const id = await createEvs();
    const remove = () => evs(`DELETE /v2/P/cloudsnapshots/${id}`);
    const refused = [400, "EVS.1047", "snapshot status must be available or error when delete snapshot!"];
    expect(fault(await remove())).toEqual(refused);
    pass(20);
    for (const status of ["backing-up", "rollbacking"]) {
      simulator.evs.changeSnapshot({ id, status, statusSeconds: 5 });
      expect((await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot.status).toBe(status);
      expect(fault(await remove())).toEqual(refused);
      pass(5);
    }
    expect((await remove()).status).toBe(202);
    expect(fault(await remove())).toEqual(refused);
  }));

test("rolling back keeps the snapshot busy", () =>
  withHuawei(async ({ evs, createEvs, volume, usedVolume, pass }) => {
    const id = await createEvs();
    const back = (volume_id: string) => evs(`POST /v2/P/cloudsnapshots/${id}/rollback`, { rollback: { volume_id } });
    expect(faultCode(await back(volume))).toEqual([400, "EVS.2043"]);
    pass(20);
    expect(faultCode(await back(usedVolume))).toEqual([400, "EVS.5400"]);
    expect(await back(volume)).toEqual({ status: 202, body: { rollback: { volume_id: volume } } });
    expect((await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot.status).toBe("rollbacking");
    expect(faultCode(await evs(`DELETE /v2/P/cloudsnapshots/${id}`))).toEqual([400, "EVS.1047"]);
    pass(10);
    expect((await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot.status).toBe("available");
  }));

test("a deletion that fails", () =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    simulator.evs.plan({ deleteOutcome: "error_deleting", deletionSeconds: 5 });
    const id = await createEvs();
    pass(20);
    expect((await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).status).toBe(202);
    pass(5);
    expect((await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot.status).toBe("error_deleting");
    expect(faultCode(await evs(`DELETE /v2/P/cloudsnapshots/${id}`))).toEqual([400, "EVS.1047"]);
    simulator.evs.configure({ deleteErrorDeleting: "EVS.2019" });
    expect(fault(await evs(`DELETE /v2/P/cloudsnapshots/${id}`))).toEqual([
      500,
      "EVS.2019",
      "snapshot is error_deleting!",
    ]);
    expect(simulator.evs.snapshots()[0]).not.toHaveProperty("deletedAt");
  }));

test("the eighth snapshot of a volume", () =>
  withHuawei(async ({ simulator, call, evs, createEvs, volume, usedVolume, project }) => {
    for (let made = 0; made < 7; made += 1) {
      await createEvs();
    }
    const create = () => evs("POST /v2/P/cloudsnapshots", { snapshot: { volume_id: volume } });
    expect(fault(await create())).toEqual([413, "EVS.5413", "Insufficient volume quota."]);
    simulator.evs.configure({ quotaShape: "cinder" });
    const { headers } = await callHuawei(simulator.info.endpoints.huawei.evs, "POST", `/v2/${project}/cloudsnapshots`, {
      body: { snapshot: { volume_id: volume } },
      date: noon,
    });
    expect(headers["retry-after"]).toBe("0");
    expect(await create()).toEqual({
      status: 413,
      body: {
        overLimit: { code: 413, message: "Maximum number of snapshots allowed (7) exceeded", retryAfter: "0" },
      },
    });
    await createEvs({ volume_id: usedVolume, force: true });
    simulator.evs.configure({ quotaShape: "nested", snapshotsInProject: 8, snapshotsPerVolume: 100 });
    expect(faultCode(await create())).toEqual([413, "EVS.5413"]);
    const { body } = await call("evs", `GET /v2/P/os-quota-sets/${project}`, { query: [["usage", "True"]] });
    expect(body.quota_set).toMatchObject({
      snapshots: { in_use: 8, limit: 8, reserved: 0 },
      snapshots_SSD: { in_use: 7, limit: -1 },
      snapshots_SAS: { in_use: 1 },
    });
  }));

test("an update changes what it names", () =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    const id = await createEvs({ name: "one", description: "first", metadata: { a: "b" } });
    const put = (snapshot: object) => evs(`PUT /v2/P/cloudsnapshots/${id}`, { snapshot });
    pass(30);
    const { status, body } = await put({ name: "two", metadata: { c: "d" } });
    expect(status).toBe(200);
    expect(body.snapshot).toMatchObject({
      name: "two",
      description: "first",
      metadata: { a: "b" },
      updated_at: "2026-11-20T12:00:30.000000",
    });
    expect(Object.keys(body.snapshot).filter((name) => name.startsWith("os-"))).toEqual([]);
    expect((await put({ description: "" })).body.snapshot).toMatchObject({ name: "two", description: "" });
    expect(faultCode(await put({ size: 1 }))).toEqual([400, "EVS.5400"]);
    await evs(`DELETE /v2/P/cloudsnapshots/${id}`);
    expect(faultCode(await put({ name: "three" }))).toEqual([400, "EVS.2043"]);
    const fresh = await createEvs();
    simulator.evs.configure({ updateBeforeAvailable: false });
    expect(faultCode(await evs(`PUT /v2/P/cloudsnapshots/${fresh}`, { snapshot: { name: "x" } }))).toEqual([
      400,
      "EVS.2043",
    ]);
  }));

test("lists page by offset and filter", () =>
  withHuawei(async ({ simulator, call, createEvs, volume, usedVolume, pass }) => {
    const ids = [await createEvs({ name: "a" }), await createEvs({ name: "b" }), await createEvs({ name: "a" })];
    const other = await createEvs({ volume_id: usedVolume, force: true });
    const list = async (...query: [string, string][]) =>
      (await call("evs", "GET /v2/P/cloudsnapshots/detail", { query })).body;
    const idsOf = (body: { snapshots: { id: string }[] }) => body.snapshots.map(({ id }) => id);
    const newest = [other, ...[...ids].reverse()];
    const all = await list();
    expect([idsOf(all), all.count, all.snapshots_links]).toEqual([newest, 4, null]);
    expect(all.snapshots[0]).toMatchObject({
      service_type: "EVS",
      dedicated_storage_id: null,
      dedicated_storage_name: null,
      "os-extended-snapshot-attributes:progress": "0%",
    });
    const first = await list(["limit", "3"]);
    expect([idsOf(first), first.count]).toEqual([newest.slice(0, 3), 4]);
    expect(first.snapshots_links).toEqual([
      { rel: "next", href: expect.stringMatching(/^https:\/\/10\..*\/snapshots\/detail\?limit=3&marker=/) },
    ]);
    const rest = await list(["limit", "3"], ["offset", "3"]);
    expect([idsOf(rest), rest.count, rest.snapshots_links]).toEqual([newest.slice(3), 4, null]);
    simulator.evs.configure({ emptyLinks: "absent" });
    expect(await list(["offset", "9"])).toEqual({ snapshots: [], count: 4 });
    expect(idsOf(await list(["id", ids[0] ?? ""], ["id", other], ["id", volume]))).toEqual([other, ids[0]]);
    expect(idsOf(await list(["name", "a"]))).toEqual([ids[2], ids[0]]);
    expect(idsOf(await list(["volume_id", usedVolume]))).toEqual([other]);
    expect(idsOf(await list(["status", "available"]))).toEqual([]);
    pass(20);
    expect(idsOf(await list(["status", "available"]))).toEqual(newest);
    expect(simulator.evs.snapshots()[0]).toMatchObject({ firstSeenReadyAt: noon + 20_000 });
  }));

test.each([
  ["limit", "1001", "EVS.2142", "invalid filter limit, cannot greater than 1000."],
  ["limit", "x", "EVS.5400", "limit param must be an integer."],
  ["limit", "0", "EVS.5400", "limit param must be positive."],
  ["offset", "1.5", "EVS.5400", "offset param must be an integer."],
  ["offset", "-1", "EVS.5400", "offset param must be positive."],
  ["marker", "x", "EVS.5400", "Malformed request url."],
])("%s=%s is refused", (name, value, code, text) =>
  withHuawei(async ({ call }) => {
    const answer = await call("evs", "GET /v2/P/cloudsnapshots/detail", { query: [[name, value]] });
    expect(answer).toEqual({ status: 400, body: { error: { code, message: text } } });
  }),
);

test("a volume takes its snapshots with it", () =>
  withHuawei(async ({ simulator, evs, createEvs, volume, pass }) => {
    const id = await createEvs();
    pass(25);
    simulator.evs.removeVolume(volume);
    expect((await evs(`GET /v2/P/cloudsnapshots/${id}`)).status).toBe(404);
    expect((await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).status).toBe(404);
    expect((await evs("GET /v2/P/cloudsnapshots/detail")).body.count).toBe(0);
    expect(fault(await evs("POST /v2/P/cloudsnapshots", { snapshot: { volume_id: volume } }))).toEqual([
      404,
      "EVS.5404",
      `Volume ${volume} could not be found.`,
    ]);
    expect(simulator.evs.snapshots()).toMatchObject([{ status: "available", deletedAt: noon + 25_000 }]);
    expect(() => simulator.evs.removeVolume(volume)).toThrow(`no volume ${volume}`);
    expect(() => simulator.evs.putVolume({ id: volume })).toThrow(`volume ${volume} was removed`);
  }));
