import { fault, faultCode, withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

test("copies of automated snapshots", () =>
  withHuawei(async ({ simulator, dws, createDws, automated, cluster, pass }) => {
    const copy = (id: string, backup_name: string) =>
      dws(`POST /v1.0/P/snapshots/${id}/linked-copy`, { backup_name, description: "kept" });
    const manual = await createDws();
    pass(20);
    expect(fault(await copy(manual, "copy-1"))).toEqual([400, "DWS.0001", "The snapshot cannot be copied."]);
    simulator.dws.changeSnapshot({ id: automated, status: "RESTORING", statusSeconds: 5 });
    expect(faultCode(await copy(automated, "copy-1"))).toEqual([400, "DWS.0001"]);
    pass(5);
    const { status, body } = await copy(automated, "copy-1");
    expect([status, body]).toEqual([200, { snapshot_id: expect.any(String) }]);
    const poll = async () => (await dws(`GET /v1.0/P/snapshots/${body.snapshot_id}`)).body.snapshot;
    expect(await poll()).toMatchObject({ status: "CREATING", type: "MANUAL", name: "copy-1", cluster_id: cluster });
    expect((await dws(`GET /v1.0/P/snapshots/${automated}`)).body.snapshot.type).toBe("AUTO");
    expect(faultCode(await copy(automated, "copy-2"))).toEqual([400, "DWS.0001"]);
    expect(faultCode(await copy("00000000-0000-4000-8000-000000000000", "copy-2"))).toEqual([400, "DWS.5149"]);
    await createDws();
    pass(10);
    expect(await poll()).toMatchObject({ status: "AVAILABLE", description: "kept" });
    expect(simulator.dws.snapshots().find(({ copyOf }) => copyOf === automated)).toMatchObject({
      readyAt: noon + 35_000,
    });
    expect((await dws(`DELETE /v1.0/P/snapshots/${body.snapshot_id}`)).status).toBe(202);
    expect((await copy(automated, "copy-2")).status).toBe(200);
  }));

test("plans can be for copies alone", () =>
  withHuawei(async ({ simulator, dws, createDws, automated, pass }) => {
    simulator.dws.plan({ made: "copied", outcome: "error", seconds: 3 });
    const created = await createDws();
    const copy = await dws(`POST /v1.0/P/snapshots/${automated}/linked-copy`, { backup_name: "copy-1" });
    pass(20);
    const status = async (id: string) => (await dws(`GET /v1.0/P/snapshots/${id}`)).body.snapshot.status;
    expect([await status(created), await status(copy.body.snapshot_id)]).toEqual(["AVAILABLE", "UNAVAILABLE"]);
  }));

test("automated snapshots cannot be deleted; they expire or go with their cluster", () =>
  withHuawei(async ({ simulator, dws, cluster, automated, pass }) => {
    expect(faultCode(await dws(`DELETE /v1.0/P/snapshots/${automated}`))).toEqual([400, "DWS.0001"]);
    simulator.dws.configure({ deleteAutomated: { status: 403, code: "DWS.0015", message: "no" } });
    expect(fault(await dws(`DELETE /v1.0/P/snapshots/${automated}`))).toEqual([403, "DWS.0015", "no"]);
    simulator.dws.configure({ automatedType: "AUTOMATED" });
    const { id } = simulator.dws.addAutomated({ clusterId: cluster, expiresInSeconds: 60 });
    expect((await dws(`GET /v1.0/P/snapshots/${id}`)).body.snapshot.type).toBe("AUTOMATED");
    const kept = simulator.dws.addSnapshot({ clusterId: cluster, name: "kept-1" }).id;
    pass(60);
    expect(faultCode(await dws(`GET /v1.0/P/snapshots/${id}`))).toEqual([400, "DWS.5149"]);
    simulator.dws.removeCluster(cluster);
    expect((await dws(`GET /v1.0/P/snapshots/${automated}`)).status).toBe(400);
    expect((await dws(`GET /v1.0/P/snapshots/${kept}`)).body.snapshot).toMatchObject({ cluster_status: "DELETED" });
    pass(7 * 24 * 60 * 60);
    expect((await dws("GET /v1.0/P/snapshots")).body.count).toBe(1);
  }));
