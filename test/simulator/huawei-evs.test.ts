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
    const poll = async () => (await evs(`GET /v2/P/cloudsnapshots/${id}`)).body.snapshot;
    const full = {
      ...brief,
      "os-extended-snapshot-attributes:project_id": project,
      "os-extended-snapshot-attributes:progress": "0%",
    };
    expect(await poll()).toEqual(full);
    pass(50);
    expect(await poll()).toEqual({ ...full, "os-extended-snapshot-attributes:progress": "51%" });
    pass(50);
    expect(await poll()).toEqual({
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
    const poll = () => evs(`GET /v2/P/cloudsnapshots/${id}`);
    pass(20);
    expect(await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).toEqual({ status: 202, body: undefined });
    expect((await poll()).body.snapshot.status).toBe("deleting");
    pass(2);
    const message = `Snapshot ${id} could not be found.`;
    expect(await poll()).toEqual({ status: 404, body: { error: { code: "EVS.5404", message } } });
    expect((await evs(`DELETE /v2/P/cloudsnapshots/${id}`)).status).toBe(404);
    simulator.evs.configure({ notFoundShape: "cinder" });
    expect(await poll()).toEqual({ status: 404, body: { itemNotFound: { code: 404, message } } });
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
