import { hidden, type Properties, present, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

const noKeys = { HW_ACCESS_KEY: "", HW_SECRET_KEY: "" };
const asUser = { ...noKeys, HW_USER_NAME: "ci", HW_USER_PASSWORD: "a long password", HW_DOMAIN_NAME: "company" };

async function start(env: Record<string, string> = {}, options: Parameters<typeof startWorld>[0] = {}) {
  world = await startWorld({ ...options, env });
  world.cloud.iam.putUser({ name: "ci", password: "a long password", domain: "company" });
  const { volumes, clusters } = world.cloud.info.huawei;
  return { evs: { ...hidden, volumeId: volumes[0] ?? "" }, dws: { ...hidden, clusterId: clusters[0] ?? "" } };
}

const createEvs = (args: Properties) => world.run(world.huawei.evs.create(args));

describe("project", () => {
  test("is looked up once per process and recorded", async () => {
    const { evs } = await start();
    await createEvs(evs);
    const { outs } = await createEvs(evs);
    expect(outs).toMatchObject({ projectId: world.cloud.info.huawei.projectId });
    expect(world.calls("ListProjects")).toBe(1);
  });

  test("of the input or the environment needs no look-up", async () => {
    const { evs } = await start();
    await createEvs({ ...evs, projectId: world.cloud.info.huawei.projectId });
    expect(world.calls("ListProjects")).toBe(0);
  });

  test.each([
    ["none", []],
    [
      "two",
      [
        { id: "a".repeat(32), name: "cn-north-4" },
        { id: "b".repeat(32), name: "cn-north-4" },
      ],
    ],
  ])("%s of the region's name: a sentence that asks for projectId, and nothing is created", async (_, projects) => {
    const { evs } = await start();
    world.cloud.iam.setProjects(projects);
    await expect(createEvs(evs)).rejects.toThrow(/project.* named cn-north-4.*projectId/);
    expect(world.calls("CreateProject")).toBe(0);
  });

  test("that is missing lets the region be suspected", async () => {
    const { evs } = await start();
    world.cloud.iam.setProjects([]);
    await expect(createEvs(evs)).rejects.toThrow(/Check the region: cn-north-4 may be a wrong one/);
  });

  test("of somebody else is told", async () => {
    const { evs } = await start();
    await expect(createEvs({ ...evs, projectId: "c".repeat(32) })).rejects.toThrow(/Common.0018.*projectId/);
  });
});

describe("keys", () => {
  test("temporary ones send their token", async () => {
    const { evs } = await start({ HW_ACCESS_KEY: "tmpAk", HW_SECRET_KEY: "tmpSecret", HW_SECURITY_TOKEN: "tmp-token" });
    world.cloud.iam.putCredentials({ accessKeyId: "tmpAk", accessKeySecret: "tmpSecret", securityToken: "tmp-token" });
    const { outs } = await createEvs(evs);
    expect(JSON.stringify(outs)).not.toMatch(/tmpSecret|tmp-token/);
  });

  test("a wrong secret is told and not shown", async () => {
    const { evs } = await start({ HW_SECRET_KEY: "wrong-secret-value" });
    const error = await createEvs(evs).catch((caught: Error) => caught);
    expect(String(error)).toMatch(/APIGW.0301.*Check the access key/);
    expect(String(error)).not.toContain("wrong-secret-value");
  });

  test.each([-3_600_000, 3_600_000])(
    "a clock that is off by %d ms is put right by the cloud's Date, once",
    async (skewMs) => {
      const { evs } = await start({}, { skewMs });
      const { outs } = await createEvs(evs);
      expect(outs).toMatchObject({ status: "available" });
      expect(world.cloud.journal().filter(({ code }) => code === "APIGW.0301")).toHaveLength(1);
    },
  );
});

describe("an IAM user", () => {
  test("gets one token for many calls", async () => {
    const { evs, dws } = await start(asUser);
    const { outs } = await createEvs(evs);
    await world.run(world.huawei.dws.create(dws));
    expect(world.calls("CreateToken")).toBeLessThanOrEqual(2);
    const tokens = world.cloud.iam.tokens().map(({ id }) => id);
    for (const secret of [...tokens, "a long password"])
      expect(JSON.stringify([outs, world.rows])).not.toContain(secret);
  });

  test("a token that is refused is renewed once, and the work goes on", async () => {
    const { evs } = await start(asUser);
    const { id, outs } = await createEvs(evs);
    for (const expiredToken of ["APIGW.0307", "Common.0013", "EVS.5401"] as const) {
      world.cloud.evs.configure({ expiredToken });
      world.cloud.iam.revokeTokens();
      expect(await world.run(world.huawei.evs.read(id, outs as Properties))).toMatchObject({ id });
    }
    expect(world.calls("CreateToken")).toBe(4);
  });

  test("a wrong password is told and not shown", async () => {
    const { evs } = await start({ ...asUser, HW_USER_PASSWORD: "not the password" });
    const error = await createEvs(evs).catch((caught: Error) => caught);
    expect(String(error)).toMatch(/CreateToken.*Check the user name/);
    expect(String(error)).not.toContain("not the password");
  });
});

test("nothing in the environment: the sentence names the choices", async () => {
  const { evs } = await start(noKeys);
  await expect(createEvs(evs)).rejects.toThrow(/HW_ACCESS_KEY and HW_SECRET_KEY.*HW_USER_NAME/);
});

test("throttled, with and without a word on when to come back, everything still ends well", async () => {
  const { dws } = await start();
  world.cloud.fault({ kind: "throttle", service: "dws", count: 5 });
  world.cloud.fault({ kind: "throttle", service: "dws", count: 5, skip: 5, retryAfterMs: 30_000 });
  const { outs } = await world.run(world.huawei.dws.create(dws));
  expect(outs).toMatchObject({ status: "AVAILABLE" });
});

test("a DWS snapshot of 20 minutes, with bursts of 5xx, a token that ends half-way and pages of HTML, ends ready with one create", async () => {
  const { dws } = await start(asUser, { huawei: { iam: { tokenSeconds: 500 } } });
  world.cloud.dws.plan({ seconds: 1_200 });
  for (const skip of [3, 20, 40, 60]) {
    world.cloud.fault({
      kind: "error",
      service: "dws",
      operation: "ListSnapshotDetails",
      status: 500,
      code: "DWS.0005",
      message: "later",
      count: 4,
      skip,
    });
    world.cloud.fault({
      kind: "html",
      service: "dws",
      operation: "ListSnapshotDetails",
      status: 503,
      count: 3,
      skip: skip + 6,
    });
  }
  const { id, outs } = await world.run(world.huawei.dws.create(dws));
  expect(outs).toMatchObject({ status: "AVAILABLE", ready: true });
  expect(present(world.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL")).toMatchObject([{ id }]);
  expect(world.calls("CreateSnapshot")).toBe(1);
  expect(world.calls("CreateToken")).toBeGreaterThanOrEqual(3);
  expect(world.cloud.journal().filter(({ fault }) => fault !== undefined)).toHaveLength(28);
});
