import { startSimulator } from "../../simulator/index";
import { callHuawei, type HuaweiCall, sdkDate } from "./huawei-client";
import { withHuawei } from "./with-huawei";

const listRequest = "GET /v2/P/cloudsnapshots/detail";
const coreAgent = "huaweicloud-usdk-nodejs/3.0; os/linux nodejs/v20.20.2 meta/C; app/0";

test.each<[string, HuaweiCall]>([
  ["the least", { signedHeaders: ["x-sdk-date"] }],
  ["the Node SDK's", { signed: { "x-project-id": "P" }, headers: { accept: "application/json" } }],
  [
    "the Go SDK's",
    {
      signed: { "user-agent": "huaweicloud-usdk-go/3.0", "x-project-id": "P", accept: "*/*" },
      signedHeaders: ["accept", "user-agent", "x-project-id", "x-sdk-date"],
    },
  ],
  [
    "the Terraform provider's",
    {
      signed: { accept: "application/json", "user-agent": "terraform-provider-huaweicloud" },
      signedHeaders: ["accept", "content-type", "user-agent", "x-sdk-date"],
      headers: { "x-project-id": "P", "x-domain-id": "d" },
    },
  ],
  ["a charset in the content type", { signed: { "content-type": "application/json;charset=UTF-8" } }],
  [
    "a body that is not signed",
    { payloadHash: "UNSIGNED-PAYLOAD", headers: { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" } },
  ],
  ["a GET with a body", { body: {} }],
])("signed headers: %s", (_, given) =>
  withHuawei(async ({ call, project }) => {
    const filled = (values?: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(values ?? {}).map(([name, value]) => [name, name === "x-project-id" ? project : value]),
      );
    const options = { ...given, signed: filled(given.signed), headers: filled(given.headers) };
    expect((await call("evs", listRequest, options)).status).toBe(200);
    expect((await call("dws", "GET /v1.0/P/snapshots", options)).status).toBe(200);
  }),
);

test("the requests of the official client", async () => {
  const simulator = await startSimulator({ seed: 7 });
  const { endpoints, huawei, credentials } = simulator.info;
  expect([huawei.projectId, credentials.accessKeyId]).toEqual(["0605768a3300d5762f82c01180692873", "testAk"]);
  const { projectId } = huawei;
  simulator.evs.putVolume({ id: "5aa119a8-d25b-45a7-8d1b-88e127885635", status: "in-use" });
  simulator.evs.addSnapshot({
    id: "ffa9bc5e-1172-4021-acaf-cdcd78a9584d",
    volumeId: "5aa119a8-d25b-45a7-8d1b-88e127885635",
  });
  simulator.dws.addAutomated({ id: "4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90", clusterId: huawei.clusters[0] ?? "" });
  simulator.iam.putCredentials({ accessKeyId: "testAk", accessKeySecret: "testSk", securityToken: "testToken" });
  const as = (more: HuaweiCall = {}): HuaweiCall => ({
    signed: { "x-project-id": projectId },
    headers: {
      accept: "application/json",
      "user-agent": coreAgent,
      "accept-encoding": "gzip, compress, deflate, br",
      connection: "keep-alive",
    },
    ...more,
  });
  const query = [
    ["limit", "10"],
    ["name", "daily snap/α+β"],
    ["status", "available"],
  ] as const;
  const base = `/v2/${projectId}/cloudsnapshots`;
  const copy = `/v1.0/${projectId}/snapshots/4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90/linked-copy`;
  const body = '{"snapshot":{"volume_id":"5aa119a8-d25b-45a7-8d1b-88e127885635","name":"快照-α 😀","force":true}}';
  try {
    const { evs, dws } = endpoints.huawei;
    const statuses = [
      await callHuawei(evs, "GET", `${base}/detail`, as({ query })),
      await callHuawei(evs, "POST", base, as({ body })),
      await callHuawei(evs, "DELETE", `${base}/ffa9bc5e-1172-4021-acaf-cdcd78a9584d`, as()),
      await callHuawei(
        dws,
        "POST",
        copy,
        as({ body: '{"backup_name":"test1","description":""}', securityToken: "testToken" }),
      ),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 202, 202, 200]);
    expect(simulator.evs.snapshots()[1]).toMatchObject({ name: "快照-α 😀" });
    expect(simulator.dws.snapshots().at(-1)).toMatchObject({ name: "test1", type: "MANUAL" });
  } finally {
    await simulator.close();
  }
});

test("a plus sign in the query is not a space", () =>
  withHuawei(async ({ simulator, createEvs, call, project, now }) => {
    const id = await createEvs({ name: "a b" });
    const list = async (value: string) =>
      (await call("evs", listRequest, { query: [["name", value]] })).body.snapshots.map(
        (row: { id: string }) => row.id,
      );
    expect([await list("a b"), await list("a+b")]).toEqual([[id], []]);
    const url = simulator.info.endpoints.huawei.evs;
    const date = sdkDate(now());
    expect(date).toBe("20261120T120000Z");
    const path = `/v2/${project}/cloudsnapshots/d%65tail`;
    expect((await callHuawei(url, "GET", path, { date: now() })).status).toBe(200);
  }));
