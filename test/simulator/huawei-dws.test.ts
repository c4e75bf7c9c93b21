import { fault, faultCode, withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

const unknownId = "00000000-0000-4000-8000-000000000000";

test("create answers with an id alone, then the snapshot becomes AVAILABLE", () =>
  withHuawei(async ({ simulator, dws, cluster, pass }) => {
    simulator.dws.plan({ seconds: 100, curve: "linear" });
    const { status, body } = await dws("POST /v1.0/P/snapshots", {
      snapshot: { name: "Snap-1", cluster_id: cluster, description: "before" },
    });
    expect([status, body]).toEqual([200, { snapshot: { id: expect.any(String) } }]);
    const { id } = body.snapshot;
    const poll = async () => (await dws(`GET /v1.0/P/snapshots/${id}`)).body.snapshot;
    pass(50);
    const creating = await poll();
    expect(creating).toMatchObject({
      id,
      name: "Snap-1",
      description: "before",
      started: "2026-11-20T12:00:00Z",
      size: 500,
      status: "CREATING",
      type: "MANUAL",
      cluster_id: cluster,
      cluster_name: "sales",
      updated: "2026-11-20T12:00:50",
      progress: "51",
      bak_expected_start_time: String(noon),
      datastore: { type: "dws" },
    });
    expect(creating).not.toHaveProperty("finished");
    simulator.dws.configure({ finishedWhileCreating: "null" });
    expect((await poll()).finished).toBeNull();
    simulator.dws.configure({ finishedWhileCreating: "empty", zonedTimes: false, laterMembers: false });
    expect(await poll()).toEqual({
      id,
      name: "Snap-1",
      description: "before",
      started: "2026-11-20T12:00:00",
      finished: "",
      size: 500,
      status: "CREATING",
      type: "MANUAL",
      cluster_id: cluster,
    });
    pass(50);
    expect(await poll()).toMatchObject({ status: "AVAILABLE", finished: "2026-11-20T12:01:40" });
    const [, , record] = simulator.dws.snapshots();
    expect(record).toEqual({
      id,
      clusterId: cluster,
      type: "MANUAL",
      status: "AVAILABLE",
      sizeGB: 500,
      createdAt: noon,
      readyAt: noon + 100_000,
      firstSeenReadyAt: noon + 100_000,
      name: "Snap-1",
      description: "before",
    });
  }));

test("a snapshot can end UNAVAILABLE, and be deleted then", () =>
  withHuawei(async ({ simulator, dws, createDws, pass }) => {
    simulator.dws.plan({ outcome: "error", seconds: 5 });
    const id = await createDws();
    pass(5);
    expect((await dws(`GET /v1.0/P/snapshots/${id}`)).body.snapshot.status).toBe("UNAVAILABLE");
    expect(await dws(`DELETE /v1.0/P/snapshots/${id}`)).toEqual({ status: 202, body: undefined });
  }));

test("the lists", () =>
  withHuawei(async ({ simulator, call, dws, createDws, cluster, otherCluster, project, pass }) => {
    const [newer, older] = simulator.info.huawei.automatedSnapshots.toReversed();
    const one = await createDws({ name: "Bbbb" });
    const two = await createDws({ name: "Aaaa", cluster_id: otherCluster });
    const ids = (body: { snapshots: { id: string }[] }) => body.snapshots.map(({ id }) => id);
    const all = (await call("dws", "GET /v1.0/P/snapshots", { query: [["limit", "1"]] })).body;
    expect([ids(all), all.count]).toEqual([[two, one, newer, older], 4]);
    pass(20);
    const path = `GET /v1.0/P/clusters/${cluster}/snapshots`;
    const list = async (...query: [string, string][]) => (await call("dws", path, { query })).body;
    const whole = await list();
    expect(whole).toMatchObject({ project_id: project, cluster_id: cluster, count: 3 });
    expect(ids(whole)).toEqual([one, newer, older]);
    expect(whole.snapshots[0]).not.toHaveProperty("started");
    expect(simulator.dws.snapshots()[2]).toMatchObject({ id: one, firstSeenReadyAt: noon + 20_000 });
    expect(ids(await list(["limit", "2"], ["offset", "1"]))).toEqual([older]);
    expect(ids(await list(["sort_key", "name"], ["sort_dir", "DESC"]))[0]).toBe(one);
    expect(faultCode(await call("dws", path, { query: [["limit", "0"]] }))).toEqual([400, "DWS.0001"]);
    expect(faultCode(await dws("GET /v1.0/P/clusters/x/snapshots"))).toEqual([400, "DWS.0001"]);
    expect(faultCode(await dws(`GET /v1.0/P/clusters/${unknownId}/snapshots`))).toEqual([403, "DWS.0015"]);
  }));

test("names are unique whatever their case, for copies too", () =>
  withHuawei(async ({ simulator, dws, createDws, otherCluster, automated, pass }) => {
    const first = await createDws({ name: "Snap-1" });
    pass(20);
    const create = (name: string) =>
      dws("POST /v1.0/P/snapshots", { snapshot: { name, cluster_id: otherCluster, description: "" } });
    expect(await create("snap-1")).toEqual({
      status: 400,
      body: { error_code: "DWS.0001", error_msg: "The snapshot name already exists." },
    });
    const { name: taken = "" } = simulator.dws.snapshots()[0] ?? {};
    expect(faultCode(await create(taken.toUpperCase()))).toEqual([400, "DWS.0001"]);
    const copy = () => dws(`POST /v1.0/P/snapshots/${automated}/linked-copy`, { backup_name: "SNAP-1" });
    expect(fault(await copy())[2]).toMatch(/already exists/);
    simulator.dws.configure({ duplicateName: { status: 409, code: "DWS.5050", message: "exists" } });
    expect(fault(await create("SNAP-1"))).toEqual([409, "DWS.5050", "exists"]);
    await dws(`DELETE /v1.0/P/snapshots/${first}`);
    expect((await create("SNAP-1")).status).toBe(200);
  }));

test("one snapshot of a cluster at a time", () =>
  withHuawei(async ({ simulator, dws, createDws, cluster, otherCluster, pass }) => {
    await createDws();
    const create = (name: string) => dws("POST /v1.0/P/snapshots", { snapshot: { name, cluster_id: cluster } });
    const text = "Another operation is running on the cluster.";
    expect(await create("second")).toEqual({
      status: 409,
      body: { externalMessage: text, errCode: "DWS.0011", error_code: "DWS.0011", error_msg: text },
    });
    simulator.dws.configure({ busyCode: "DWS.7023", errorMembers: "two" });
    expect(await create("second")).toEqual({
      status: 403,
      body: { error_code: "DWS.7023", error_msg: "Cluster status is not allowed to operation." },
    });
    await createDws({ cluster_id: otherCluster });
    simulator.dws.configure({ settleSeconds: 5 });
    pass(20);
    expect((await create("second")).status).toBe(403);
    pass(5);
    expect((await create("second")).status).toBe(200);
  }));

test("a cluster that is busy otherwise, or does not allow snapshots", () =>
  withHuawei(async ({ simulator, dws, createDws, cluster, pass }) => {
    const create = () => dws("POST /v1.0/P/snapshots", { snapshot: { name: "name", cluster_id: cluster } });
    simulator.dws.putCluster({ id: cluster, busySeconds: 30 });
    expect(faultCode(await create())).toEqual([409, "DWS.0011"]);
    pass(30);
    simulator.dws.putCluster({ id: cluster, status: "REDISTRIBUTING" });
    expect(faultCode(await create())).toEqual([403, "DWS.7023"]);
    simulator.dws.putCluster({ id: cluster, status: "To be restarted" });
    await createDws();
  }));

test("unknown snapshots", () =>
  withHuawei(async ({ simulator, dws, createDws, pass }) => {
    const id = await createDws();
    pass(20);
    expect((await dws(`DELETE /v1.0/P/snapshots/${id}`)).status).toBe(202);
    for (const unknown of [id, unknownId]) {
      expect(await dws(`GET /v1.0/P/snapshots/${unknown}`)).toEqual({
        status: 400,
        body: { error_code: "DWS.5149", error_msg: "The snapshot ID is invalid." },
      });
      expect(faultCode(await dws(`DELETE /v1.0/P/snapshots/${unknown}`))).toEqual([400, "DWS.0001"]);
    }
    simulator.dws.configure({ showUnknown: { status: 404, code: "DWS.5149", message: "gone" } });
    expect(fault(await dws(`GET /v1.0/P/snapshots/${id}`))).toEqual([404, "DWS.5149", "gone"]);
  }));

test("a deletion may take a while", () =>
  withHuawei(async ({ simulator, dws, createDws, pass }) => {
    simulator.dws.configure({ deletionSeconds: 5 });
    const id = await createDws();
    expect(faultCode(await dws(`DELETE /v1.0/P/snapshots/${id}`))).toEqual([409, "DWS.0011"]);
    pass(20);
    expect((await dws(`DELETE /v1.0/P/snapshots/${id}`)).status).toBe(202);
    pass(4);
    expect((await dws(`GET /v1.0/P/snapshots/${id}`)).body.snapshot.status).toBe("AVAILABLE");
    pass(1);
    expect((await dws(`GET /v1.0/P/snapshots/${id}`)).status).toBe(400);
    expect(simulator.dws.snapshots()[2]).toMatchObject({ id, deletedAt: noon + 25_000 });
    simulator.dws.configure({ deleteCreating: "accept", deletionSeconds: 0, deleteOutcome: "stays" });
    const kept = await createDws();
    expect((await dws(`DELETE /v1.0/P/snapshots/${kept}`)).status).toBe(202);
    pass(20);
    expect((await dws(`GET /v1.0/P/snapshots/${kept}`)).body.snapshot.status).toBe("AVAILABLE");
    simulator.dws.configure({ deleteOutcome: "gone" });
    const young = await createDws();
    expect((await dws(`DELETE /v1.0/P/snapshots/${young}`)).status).toBe(202);
    await createDws();
  }));
