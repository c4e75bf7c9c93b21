import { callHuawei } from "./huawei-client";
import { fault, faultCode, withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

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
