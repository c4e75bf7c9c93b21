import { accountEnv, failureOf, type Host, type HostOptions, hidden, startHost } from "../support/host";

let host: Host;
afterEach(() => host.close());

const start = async (options: HostOptions = {}) => {
  host = await startHost(options);
};
const inputs = (more: object = {}) => ({ ...hidden, diskId: host.disk, ...more });
const { ALICLOUD_REGION: _, ...withoutRegion } = accountEnv;

describe("what is missing is named", () => {
  test("no credentials at all", async () => {
    await start({ env: { ALICLOUD_REGION: "cn-hangzhou" } });
    const works = [host.provider.create(inputs()), host.provider.read("s-1", inputs({ region: "cn-hangzhou" }))];
    for (const { message } of await Promise.all(works.map(failureOf))) {
      expect(message).toMatch(/No Alibaba Cloud credentials.*ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY/);
    }
    expect(host.cloud.journal()).toEqual([]);
  });

  test("a key without its secret", async () => {
    await start({ env: { ALICLOUD_REGION: "cn-hangzhou", ALIBABA_CLOUD_ACCESS_KEY_ID: "testAk" } });
    const { message } = await failureOf(host.provider.create(inputs()));
    expect(message).toContain("ALIBABA_CLOUD_ACCESS_KEY_SECRET is missing");
  });

  test("no region", async () => {
    await start({ env: withoutRegion });
    const { failures } = await host.provider.check({}, inputs());
    expect(failures).toEqual([{ property: "", reason: expect.stringMatching(/^region: .*ALICLOUD_REGION/) }]);
    const { message } = await failureOf(host.provider.create(inputs()));
    expect(message).toMatch(/No Alibaba Cloud region: set the input region, or ALICLOUD_REGION/);
  });
});

test("a recorded region serves when the environment has none", async () => {
  await start({ env: withoutRegion });
  const { id } = host.cloud.ecs.addSnapshot({ diskId: host.disk });
  const state = inputs({ region: "cn-hangzhou", status: "accomplished" });
  await expect(host.provider.read(id, state)).resolves.toMatchObject({ id });
  await host.provider.delete(id, state);
  expect(host.existing()).toEqual([]);
});

test("a wrong secret is said and not told", async () => {
  await start({ env: { ...accountEnv, ALICLOUD_SECRET_KEY: "wrong-secret-value" } });
  const { id } = host.cloud.ecs.addSnapshot({ diskId: host.disk });
  const state = inputs({ region: "cn-hangzhou", status: "accomplished" });
  const works = [host.provider.create(inputs()), host.provider.read(id, state), host.provider.delete(id, state)];
  const messages = (await Promise.all(works.map(failureOf))).map(({ message }) => message);
  for (const message of messages) expect(message).toMatch(/SignatureDoesNotMatch.*Check the access key secret/);
  expect([...messages, host.provider.output].join()).not.toContain("wrong-secret-value");
  expect(host.existing()).toHaveLength(1);
});

describe("temporary credentials", () => {
  const keys = { accessKeyId: "stsAk", accessKeySecret: "sts+Secret/value", securityToken: "CAIS+token/value==" };
  const env = {
    ALICLOUD_ACCESS_KEY: keys.accessKeyId,
    ALICLOUD_SECRET_KEY: keys.accessKeySecret,
    ALICLOUD_SECURITY_TOKEN: keys.securityToken,
    ALICLOUD_REGION: "cn-hangzhou",
  };
  const { accessKeySecret, securityToken } = keys;
  const secrets = [
    accessKeySecret,
    securityToken,
    encodeURIComponent(accessKeySecret),
    encodeURIComponent(securityToken),
  ];
  const expectNoSecret = (...answers: unknown[]) => {
    const text = JSON.stringify([...answers, host.provider.output, host.engine.lines]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  };
  beforeEach(async () => {
    await start({ env });
    host.cloud.ecs.putCredentials(keys);
  });

  test("work, and leave nothing of themselves in outputs, rows and output", async () => {
    const made = await host.provider.create(inputs());
    const read = await host.provider.read(made.id, made.outs);
    const updated = await host.provider.update(made.id, read.outs, inputs({ description: "changed" }));
    const { output } = host.provider;
    await host.nextProcess();
    await host.provider.delete(made.id, updated.outs);
    expect(host.existing()).toEqual([]);
    expect(updated.outs["description"]).toBe("changed");
    expectNoSecret(made, read, updated, output);
  });

  test("are not told when the cloud tells them", async () => {
    const message = `Secret ${accessKeySecret}, token ${securityToken}, ${encodeURIComponent(securityToken)}.`;
    const refusal = { kind: "error", status: 400, code: "Odd.Code", message } as const;
    host.cloud.fault(refusal); // the list of marks, a refusal of which is a warning
    await host.provider.create(inputs());
    host.cloud.fault({ ...refusal, operation: "CreateSnapshot" });
    const plain = await failureOf(host.provider.create(inputs()));
    await host.engine.line(({ text }) => text.includes("Odd.Code: Secret [redacted]"));
    host.cloud.fault({ ...refusal, operation: "DescribeSnapshots", count: 1_000 });
    const half = await failureOf(host.provider.create(inputs({ timeouts: { create: "2s" } })));
    const read = await failureOf(host.provider.read("s-1", inputs({ region: "cn-hangzhou" })));
    for (const { message: told } of [plain, half, read]) expect(told).toMatch(/Odd\.Code: Secret \[redacted\], token/);
    expectNoSecret(plain.message, half.message, half, read.message);
  });

  test("are not told in part where a long text is cut", async () => {
    const tell = async (before: number) => {
      const message = "x".repeat(before) + securityToken;
      host.cloud.fault({ kind: "error", operation: "CreateSnapshot", status: 400, code: "Odd.Code", message });
      return (await failureOf(host.provider.create(inputs()))).message;
    };
    for (const before of [988, 1_900]) expect(await tell(before)).not.toContain(securityToken.slice(0, 6));
  });

  test("are not told in a row while a call is repeated", async () => {
    host.cloud.fault({ kind: "error", status: 500, code: "InternalError", message: `token ${securityToken}` });
    await host.provider.create(inputs());
    await host.engine.line(({ text }) => text.includes("InternalError"));
    expectNoSecret();
  });
});
