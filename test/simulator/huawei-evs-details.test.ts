import { fault, faultCode, withHuawei } from "./with-huawei";

const unknownId = "00000000-0000-4000-8000-000000000000";

test.each(["v2", "v3"])("metadata on the %s path", (version) =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    simulator.evs.configure({ systemMetadata: { __system__enableActive: "true" } });
    const id = await createEvs({ metadata: { a: "1" } });
    const path = `/${version}/P/snapshots/${id}/metadata`;
    const show = async () => (await evs(`GET ${path}`)).body.metadata;
    expect(await show()).toEqual({ a: "1", __system__enableActive: "true" });
    pass(5);
    expect((await evs(`POST ${path}`, { metadata: { b: "2" } })).body).toEqual({
      metadata: { a: "1", b: "2", __system__enableActive: "true" },
    });
    expect((await evs(`GET ${path}/b`)).body).toEqual({ meta: { b: "2" } });
    expect((await evs(`PUT ${path}/b`, { meta: { b: "3" } })).body).toEqual({ meta: { b: "3" } });
    expect(await evs(`PUT ${path}/b`, { meta: { c: "3" } })).toEqual({
      status: 400,
      body: { badRequest: { code: 400, message: "Request body and URI mismatch" } },
    });
    expect(await evs(`DELETE ${path}/a`)).toEqual({ status: 200, body: undefined });
    expect(fault(await evs(`GET ${path}/a`))).toEqual([
      404,
      "itemNotFound 404",
      `Snapshot ${id} has no metadata with key a.`,
    ]);
    expect(faultCode(await evs(`DELETE ${path}/a`))).toEqual([404, "itemNotFound 404"]);
    expect((await evs(`PUT ${path}`, { metadata: { z: "9" } })).body).toEqual({ metadata: { z: "9" } });
    const { snapshot } = (await evs(`GET /v2/P/cloudsnapshots/${id}`)).body;
    expect([snapshot.metadata, snapshot.updated_at]).toEqual([{ z: "9" }, "2026-11-20T12:00:05.000000"]);
    expect(simulator.journal().at(-2)).toMatchObject({ operation: "UpdateSnapshotMetadata", resource: id });
    expect(faultCode(await evs(`PUT ${path}`, { metadata: { z: 9 } }))).toEqual([400, "badRequest 400"]);
    expect(faultCode(await evs(`PUT ${path}`, {}))).toEqual([400, "badRequest 400"]);
    simulator.evs.configure({ metadataErrorShape: "nested" });
    expect(faultCode(await evs(`GET /${version}/P/snapshots/${unknownId}/metadata`))).toEqual([404, "EVS.5404"]);
    pass(15);
    await evs(`DELETE /v2/P/cloudsnapshots/${id}`);
    expect(faultCode(await evs(`PUT ${path}`, { metadata: {} }))).toEqual([400, "EVS.2043"]);
  }),
);

test("the cloud's own metadata can be protected", () =>
  withHuawei(async ({ simulator, evs, createEvs }) => {
    simulator.evs.plan({ systemMetadata: { __system__a: "1" } });
    simulator.evs.configure({ protectSystemMetadata: true });
    const path = `/v2/P/snapshots/${await createEvs({ metadata: { mine: "x" } })}/metadata`;
    expect((await evs(`PUT ${path}`, { metadata: { other: "y" } })).body.metadata).toEqual({
      __system__a: "1",
      other: "y",
    });
    expect((await evs(`PUT ${path}`, { metadata: { __system__a: "1" } })).status).toBe(200);
    for (const [route, body] of [
      [`PUT ${path}`, { metadata: { __system__a: "2" } }],
      [`POST ${path}`, { metadata: { __system__b: "2" } }],
      [`DELETE ${path}/__system__a`, undefined],
    ] as const) {
      expect(fault(await evs(route, body))).toEqual([403, "forbidden 403", "metadata cannot be operated."]);
    }
  }));

test.each([
  ["no document", "{", "EVS.5400"],
  ["no object", { snapshot: [] }, "EVS.5400"],
  ["another member beside", { snapshot: {}, more: 1 }, "EVS.5400"],
  ["no volume", { snapshot: { volume_id: undefined } }, "EVS.1002"],
  ["a volume that is no UUID", { snapshot: { volume_id: "x" } }, "EVS.1002"],
  ["an unknown member", { snapshot: { tags: {} } }, "EVS.5400"],
  ["a long name", { snapshot: { name: "α".repeat(65) } }, "EVS.5400"],
  ["a reserved name", { snapshot: { name: "autobk_snapshot_1" } }, "EVS.5400"],
  ["a long description", { snapshot: { description: "快".repeat(86) } }, "EVS.5400"],
  ["a number as name", { snapshot: { name: 1 } }, "EVS.5400"],
  ["a text as force", { snapshot: { force: "true" } }, "EVS.5400"],
  ["a list as metadata", { snapshot: { metadata: [] } }, "EVS.5400"],
  ["numbers in metadata", { snapshot: { metadata: { a: 1 } } }, "EVS.5400"],
])("creating with %s is refused", (_, body, code) =>
  withHuawei(async ({ simulator, evs, volume }) => {
    const given =
      typeof body === "object" && !Array.isArray(body.snapshot)
        ? { ...body, snapshot: { volume_id: volume, ...body.snapshot } }
        : body;
    expect(faultCode(await evs("POST /v2/P/cloudsnapshots", given))).toEqual([400, code]);
    expect(simulator.evs.snapshots()).toEqual([]);
  }),
);

test("lengths can be counted in bytes, reserved names and unknown members let through", () =>
  withHuawei(async ({ simulator, evs, volume, createEvs }) => {
    simulator.evs.configure({ lengthLimits: "bytes", refuseReservedNames: false, refuseUnknownMembers: false });
    await createEvs({ name: `autobk_snapshot_${"a".repeat(200)}`, tags: {}, metadata: {} });
    const long = { volume_id: volume, name: "快".repeat(86) };
    expect(faultCode(await evs("POST /v2/P/cloudsnapshots", { snapshot: long }))).toEqual([400, "EVS.5400"]);
    const many = Object.fromEntries(Array.from({ length: 4500 }, (_, index) => [`key-${index}`, "x".repeat(230)]));
    const huge = { volume_id: volume, metadata: many };
    expect(faultCode(await evs("POST /v2/P/cloudsnapshots", { snapshot: huge }))).toEqual([400, "EVS.1005"]);
  }));

test("ids that are no UUIDs, and errors in the form of Cinder", () =>
  withHuawei(async ({ simulator, evs }) => {
    expect(await evs("GET /v2/P/cloudsnapshots/x")).toEqual({
      status: 400,
      body: { error: { code: "EVS.2045", message: "invalid snapshot_id!" } },
    });
    simulator.evs.configure({ errorShape: "cinder" });
    expect((await evs("GET /v2/P/cloudsnapshots/x")).body).toEqual({
      badRequest: { code: 400, message: "invalid snapshot_id!" },
    });
  }));

test("snapshots that vanish, stick, hide or have a status that no client knows", () =>
  withHuawei(async ({ simulator, evs, createEvs, pass }) => {
    simulator.evs.plan({ outcome: "vanish", seconds: 10, status: "preparing", fields: { added: [1] } });
    simulator.evs.plan({ outcome: "stick", stickAt: 30, invisibleSeconds: 4 });
    const [vanishing, stuck] = [await createEvs(), await createEvs()];
    const poll = (id: string) => evs(`GET /v2/P/cloudsnapshots/${id}`);
    const count = async () => (await evs("GET /v2/P/cloudsnapshots/detail")).body.count;
    expect((await poll(vanishing)).body.snapshot).toMatchObject({ status: "preparing", added: [1] });
    expect([(await poll(stuck)).status, await count()]).toEqual([404, 1]);
    pass(5);
    expect((await poll(vanishing)).body.snapshot.status).toBe("creating");
    expect([(await poll(stuck)).status, await count()]).toEqual([200, 2]);
    pass(5);
    expect((await poll(vanishing)).status).toBe(404);
    pass(100_000);
    expect((await poll(stuck)).body.snapshot).toMatchObject({
      status: "creating",
      "os-extended-snapshot-attributes:progress": "30%",
    });
    simulator.evs.removeSnapshot(stuck);
    expect((await poll(stuck)).status).toBe(404);
    expect(simulator.evs.snapshots().map(({ status, readyAt }) => [status, readyAt])).toEqual([
      ["creating", undefined],
      ["creating", undefined],
    ]);
  }));

test("volumes are shown", () =>
  withHuawei(async ({ evs, volume, usedVolume }) => {
    const { body } = await evs("GET /v2/P/cloudvolumes/detail");
    expect(body).toMatchObject({ count: 2, volumes: [{ id: volume }, { id: usedVolume, status: "in-use" }] });
    expect((await evs(`GET /v2/P/cloudvolumes/${volume}`)).body.volume).toMatchObject({
      status: "available",
      size: 40,
      volume_type: "SSD",
    });
    expect(faultCode(await evs(`GET /v2/P/cloudvolumes/${unknownId}`))).toEqual([404, "EVS.5404"]);
  }));

test("seeded and changed snapshots", () =>
  withHuawei(async ({ simulator, evs, volume, pass }) => {
    const { id } = simulator.evs.addSnapshot({ volumeId: volume, name: "old", metadata: { a: "b" }, ageSeconds: 60 });
    const poll = async () => (await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot;
    expect(await poll()).toMatchObject({
      name: "old",
      description: null,
      status: "available",
      created_at: "2026-11-20T11:59:00.000000",
    });
    const change = { id, name: "new", description: "d", metadata: {}, deleteOutcome: "error_deleting" } as const;
    expect(simulator.evs.changeSnapshot({ ...change, deletionSeconds: 1 })).toMatchObject({
      name: "new",
      metadata: {},
    });
    await evs(`DELETE /v2/P/cloudsnapshots/${id}`);
    pass(1);
    expect((await poll()).status).toBe("error_deleting");
    expect(() => simulator.evs.changeSnapshot({ id: unknownId })).toThrow(`no snapshot ${unknownId}`);
    expect(() => simulator.evs.addSnapshot({ volumeId: unknownId })).toThrow(`no volume ${unknownId}`);
  }));
