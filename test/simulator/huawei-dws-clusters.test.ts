import { fault, faultCode, withHuawei } from "./with-huawei";

const unknownId = "00000000-0000-4000-8000-000000000000";

test("unknown clusters", () =>
  withHuawei(async ({ simulator, dws, cluster }) => {
    const create = (cluster_id: string) => dws("POST /v1.0/P/snapshots", { snapshot: { name: "name", cluster_id } });
    expect(faultCode(await create(unknownId))).toEqual([403, "DWS.0015"]);
    expect(faultCode(await create("x"))).toEqual([400, "DWS.0001"]);
    simulator.dws.configure({ unknownCluster: { status: 404, code: "DWS.0047", message: "no cluster" } });
    simulator.dws.removeCluster(cluster);
    expect(fault(await create(cluster))).toEqual([404, "DWS.0047", "no cluster"]);
  }));

test.each([
  ["an empty body", "", "DWS.0006"],
  ["text", "{", "DWS.0001"],
  ["no object", { snapshot: 1 }, "DWS.0001"],
  ["a short name", { snapshot: { name: "abc" } }, "DWS.0001"],
  ["a long name", { snapshot: { name: "a".repeat(65) } }, "DWS.0001"],
  ["a name with a digit first", { snapshot: { name: "1abc" } }, "DWS.0001"],
  ["a description that is too long", { snapshot: { name: "abcd", description: "x".repeat(257) } }, "DWS.0001"],
  ["a forbidden character", { snapshot: { name: "abcd", description: "a&b" } }, "DWS.0001"],
  ["an unknown member", { snapshot: { name: "abcd", force: true } }, "DWS.0001"],
])("creating with %s is refused", (_, body, code) =>
  withHuawei(async ({ simulator, dws, cluster }) => {
    const given =
      typeof body === "object" && typeof body.snapshot === "object"
        ? { snapshot: { cluster_id: cluster, ...body.snapshot } }
        : body;
    expect(faultCode(await dws("POST /v1.0/P/snapshots", given))).toEqual([400, code]);
    expect(simulator.dws.snapshots()).toHaveLength(2);
  }),
);

test("snapshots that vanish, stick, hide or have a status that no client knows", () =>
  withHuawei(async ({ simulator, dws, createDws, cluster, otherCluster, pass }) => {
    simulator.dws.plan({ outcome: "vanish", seconds: 10, status: "PREPARING", fields: { added: [1] } });
    simulator.dws.plan({ outcome: "stick", stickAt: 30, invisibleSeconds: 4, clusterId: otherCluster });
    const [vanishing, stuck] = [await createDws(), await createDws({ cluster_id: otherCluster })];
    const poll = (id: string) => dws(`GET /v1.0/P/snapshots/${id}`);
    expect((await poll(vanishing)).body.snapshot).toMatchObject({ status: "PREPARING", added: [1] });
    expect(faultCode(await poll(stuck))).toEqual([400, "DWS.5149"]);
    pass(5);
    expect((await poll(vanishing)).body.snapshot.status).toBe("CREATING");
    expect((await poll(stuck)).status).toBe(200);
    pass(5);
    expect((await poll(vanishing)).status).toBe(400);
    pass(100_000);
    expect((await poll(stuck)).body.snapshot).toMatchObject({ status: "CREATING", progress: "30" });
    await createDws({ cluster_id: cluster });
    expect(() => simulator.dws.removeSnapshot(vanishing)).toThrow(`no snapshot ${vanishing}`);
    simulator.dws.removeSnapshot(stuck);
    expect((await poll(stuck)).status).toBe(400);
  }));

test("clusters are shown with what runs on them", () =>
  withHuawei(async ({ dws, createDws, cluster, otherCluster, pass }) => {
    await createDws();
    const { body } = await dws("GET /v1.0/P/clusters");
    expect(body).toMatchObject({
      count: 2,
      clusters: [
        { id: cluster, name: "sales", status: "AVAILABLE", task_status: "SNAPSHOTTING" },
        { id: otherCluster, task_status: null },
      ],
    });
    pass(20);
    expect((await dws(`GET /v1.0/P/clusters/${cluster}`)).body.cluster).toMatchObject({ task_status: null });
    expect(faultCode(await dws(`GET /v1.0/P/clusters/${unknownId}`))).toEqual([403, "DWS.0015"]);
    expect(faultCode(await dws("GET /v1.0/P/clusters/x"))).toEqual([400, "DWS.0001"]);
  }));

test("frozen snapshots", () =>
  withHuawei(async ({ simulator, dws, createDws, pass }) => {
    const id = await createDws();
    pass(20);
    simulator.dws.changeSnapshot({ id, status: "FROZEN", name: "renamed", description: "x", sizeGB: 7 });
    expect((await dws(`GET /v1.0/P/snapshots/${id}`)).body.snapshot).toMatchObject({
      status: "FROZEN",
      name: "renamed",
      size: 7,
    });
  }));
