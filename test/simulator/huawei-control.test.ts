import { control } from "./signing-client";
import { withHuawei } from "./with-huawei";
import { noon } from "./with-simulator";

const unknownId = "00000000-0000-4000-8000-000000000000";

test("the control service seeds, plans and shows EVS", () =>
  withHuawei(async ({ simulator, createEvs, pass }) => {
    const base = simulator.info.endpoints.control;
    const id = "5aa119a8-d25b-45a7-8d1b-88e127885635";
    const [, volume] = await control(base, "POST /evs/volumes", { id, sizeGiB: 7 });
    expect(volume).toMatchObject({ id, sizeGiB: 7, status: "available" });
    expect(await control(base, "POST /evs/plans", { seconds: 3, deleteOutcome: "gone" })).toEqual([200, {}]);
    const made = await createEvs({ volume_id: id });
    pass(3);
    expect(await control(base, "GET /evs/snapshots")).toMatchObject([200, [{ id: made, readyAt: noon + 3000 }]]);
    const [, old] = await control(base, "POST /evs/snapshots", { volumeId: id, name: null, ageSeconds: 5 });
    const { id: oldId } = old as { id: string };
    const change = { id: oldId, status: "backing-up", metadata: { a: "b" } };
    expect((await control(base, "PATCH /evs/snapshots", change))[1]).toMatchObject({ status: "backing-up" });
    expect(await control(base, "PATCH /evs/behaviour", { snapshotsInProject: -1, quotaShape: "cinder" })).toEqual([
      200,
      {},
    ]);
    expect(await control(base, `DELETE /evs/snapshots/${oldId}`)).toEqual([200, {}]);
    expect(await control(base, `DELETE /evs/volumes/${id}`)).toEqual([200, {}]);
    expect(await control(base, "GET /evs/volumes")).toMatchObject([200, [{}, {}]]);
    expect(await control(base, "GET /journal")).toMatchObject([
      200,
      [{ at: noon, service: "evs", operation: "CreateSnapshot", resource: id, status: 202 }],
    ]);
  }));

test("the control service seeds, plans and shows DWS", () =>
  withHuawei(async ({ simulator, createDws, pass }) => {
    const base = simulator.info.endpoints.control;
    const id = "4f87d3c4-9e33-482f-b962-e23b30d1a18c";
    const [, cluster] = await control(base, "POST /dws/clusters", { id, name: "lab", busySeconds: 3 });
    expect(cluster).toEqual({ id, name: "lab", status: "AVAILABLE", sizeGB: 500, busyUntil: noon + 3000 });
    pass(3);
    expect(await control(base, "POST /dws/plans", { seconds: 4, made: "created" })).toEqual([200, {}]);
    const made = await createDws({ cluster_id: id });
    const [, automated] = await control(base, "POST /dws/automated", { clusterId: id });
    expect(automated).toMatchObject({ type: "AUTO", clusterId: id });
    const [, manual] = await control(base, "POST /dws/snapshots", { clusterId: id, name: "kept" });
    const { id: manualId } = manual as { id: string };
    expect((await control(base, "PATCH /dws/snapshots", { id: manualId, status: "FROZEN" }))[1]).toMatchObject({
      status: "FROZEN",
    });
    const duplicateName = { status: 409, code: "DWS.5050", message: "" };
    expect(await control(base, "PATCH /dws/behaviour", { duplicateName, copySeconds: null })).toEqual([200, {}]);
    expect(await control(base, `DELETE /dws/snapshots/${manualId}`)).toEqual([200, {}]);
    expect(await control(base, `DELETE /dws/clusters/${id}`)).toEqual([200, {}]);
    expect(await control(base, "GET /dws/clusters")).toMatchObject([200, [{}, {}]]);
    expect((await control(base, "GET /dws/snapshots"))[1]).toMatchObject([
      {},
      {},
      { id: made },
      { type: "AUTO", deletedAt: noon + 3000 },
      { id: manualId, deletedAt: noon + 3000 },
    ]);
  }));

test("the control service seeds and shows IAM", () =>
  withHuawei(async ({ simulator, call }) => {
    const base = simulator.info.endpoints.control;
    const key = { accessKeyId: "ak2", accessKeySecret: "sk2" };
    expect(await control(base, "POST /iam/credentials", key)).toEqual([200, {}]);
    expect((await call("evs", "GET /v2/P/cloudsnapshots/detail", key)).status).toBe(200);
    expect(await control(base, "DELETE /iam/credentials/ak2")).toEqual([200, {}]);
    expect((await call("evs", "GET /v2/P/cloudsnapshots/detail", key)).status).toBe(401);
    expect(await control(base, "POST /iam/users", { name: "u", password: "p", domain: "d" })).toEqual([200, {}]);
    expect(await control(base, "PUT /iam/projects", [{ id: "1", name: "n" }])).toEqual([200, {}]);
    expect(await control(base, "GET /iam/projects")).toEqual([200, [{ id: "1", name: "n" }]]);
    expect(await control(base, "PATCH /iam/behaviour", { tokenSeconds: 5 })).toEqual([200, {}]);
    expect(await control(base, "DELETE /iam/tokens")).toEqual([200, {}]);
    expect(await control(base, "GET /iam/tokens")).toEqual([200, []]);
    const fault = { kind: "error", service: "iam", shape: "keystone", base64: false };
    expect(await control(base, "POST /faults", fault)).toEqual([200, {}]);
    expect((await call("iam", "GET /v3/projects")).status).toBe(500);
  }));

test("reset returns to the start", () =>
  withHuawei(async ({ simulator, createEvs, createDws, volume, cluster, call }) => {
    const { evs, dws, iam } = simulator;
    const before = [evs.volumes(), dws.clusters(), dws.snapshots(), iam.projects()];
    await Promise.all([createEvs(), createDws()]);
    evs.removeVolume(volume);
    dws.removeCluster(cluster);
    iam.setProjects([]);
    iam.putCredentials({ accessKeyId: "ak2", accessKeySecret: "sk2" });
    evs.configure({ snapshotsInProject: 0, callsPerSecond: { "*": 0 } });
    dws.plan({ outcome: "error" });
    evs.plan({ outcome: "error" });
    simulator.reset();
    expect([evs.volumes(), dws.clusters(), dws.snapshots(), iam.projects()]).toEqual(before);
    expect([evs.snapshots(), simulator.journal()]).toEqual([[], []]);
    await Promise.all([createEvs(), createDws()]);
    expect((await call("iam", "GET /v3/projects", { accessKeyId: "ak2", accessKeySecret: "sk2" })).status).toBe(401);
  }));

test.each([
  ["POST /evs/plans", { outcome: "failed" }, /^body\.outcome must be one of available, error, vanish, stick$/],
  ["POST /evs/snapshots", {}, /^body\.volumeId is missing$/],
  ["PATCH /evs/behaviour", { snapshotsInProject: -2 }, /^body\.snapshotsInProject must be a whole number or -1$/],
  ["POST /dws/automated", { clusterId: unknownId }, /^no cluster 0/],
  ["PATCH /dws/behaviour", { duplicateName: { status: 400 } }, /^body\.duplicateName\.code is missing$/],
  ["PUT /iam/projects", {}, /^body must be a list$/],
  ["PUT /iam/projects", [{ id: "1" }], /^body\[0\]\.name is missing$/],
  ["POST /faults", { kind: "html", service: "obs" }, /^body\.service must be one of ecs, evs, dws, iam, bcc$/],
  [`DELETE /evs/volumes/${unknownId}`, undefined, /^no volume 0/],
  [`DELETE /dws/clusters/${unknownId}`, undefined, /^no cluster 0/],
  [`DELETE /dws/snapshots/${unknownId}`, undefined, /^no snapshot 0/],
] as const)("%s %j is a bad request", (route, body, reason) =>
  withHuawei(async ({ simulator }) => {
    const answer = await control(simulator.info.endpoints.control, route, body);
    expect(answer).toEqual([400, { error: expect.stringMatching(reason) }]);
  }),
);
