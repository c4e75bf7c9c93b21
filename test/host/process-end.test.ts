import { failureOf, type Host, hidden, startHost, testOnHost } from "../support/host";
import { until, waitingCreate, within } from "../support/waiting";

let host: Host;
beforeEach(async () => {
  host = await startHost();
});
afterEach(() => host.close());

const inputs = () => ({ ...hidden, diskId: host.disk });

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

describe.each(signals)("%s", (signal, code) => {
  test("ends a process that has not been used", async () => {
    host.provider.signal(signal);
    await within(1_000, host.provider.exited);
  });

  test("ends an idle process at once", async () => {
    await host.provider.check({}, inputs());
    host.provider.signal(signal);
    await expect(within(1_000, host.provider.exited)).resolves.toEqual({ code, signal: null });
  });

  test("ends a process whose create waits, and the create keeps its id", async () => {
    const { failure } = await waitingCreate(host);
    host.provider.signal(signal);
    await expect(within(3_000, host.provider.exited)).resolves.toEqual({ code, signal: null });
    await expect(failure).resolves.toMatchObject({
      id: host.existing()[0]?.id,
      properties: { ...hidden, ready: false },
      reasons: [expect.stringMatching(/interrupted.*the Pulumi engine has ended the run.*pulumi up again/)],
    });
  });

  test("ends a process that repeats a call", async () => {
    host.cloud.fault({ kind: "html", operation: "CreateSnapshot", count: 1_000 });
    const failure = failureOf(host.provider.create(inputs()));
    await host.engine.line(({ text }) => text.includes("HTTP 502"));
    host.provider.signal(signal);
    await within(3_000, host.provider.exited);
    await expect(failure).resolves.toMatchObject({ message: expect.stringContaining("has ended the run") });
  });

  test("ends a process that waits for an answer to a look of the cloud at once", async () => {
    const { id } = host.cloud.ecs.addSnapshot({ diskId: host.disk });
    host.cloud.fault({ kind: "silent", operation: "DescribeSnapshots" });
    const failure = failureOf(host.provider.read(id, { ...inputs(), region: "cn-hangzhou", status: "accomplished" }));
    await until(() => host.calls("DescribeSnapshots") > 0);
    host.provider.signal(signal);
    await expect(within(1_000, host.provider.exited)).resolves.toEqual({ code, signal: null });
    await failure;
  });

  test("ends a process that waits for the answer to a create before the engine kills it", async () => {
    host.cloud.fault({ kind: "silent", operation: "CreateSnapshot" });
    const failure = failureOf(host.provider.create(inputs()));
    await until(() => host.calls("CreateSnapshot") > 0);
    host.provider.signal(signal);
    await expect(within(5_000, host.provider.exited)).resolves.toEqual({ code, signal: null });
    await failure;
  });
});

test("the end of a run sums it up in lines that stay", async () => {
  host.cloud.ecs.plan({ seconds: 1 });
  await host.provider.create(inputs());
  await host.provider.end();
  const lines = host.engine.lines.filter(({ urn }) => urn === "");
  expect(lines).toEqual([
    expect.objectContaining({
      severity: "warning",
      text: expect.stringMatching(/^ECS is called at .*, not at Alibaba Cloud$/),
    }),
    {
      urn: "",
      severity: "info",
      ephemeral: false,
      text: expect.stringMatching(/^1 snapshot ready \(before-migration\), noticed .* calls$/),
    },
  ]);
});

test("a second signal ends a process that is ending", async () => {
  await waitingCreate(host);
  host.provider.signal("SIGINT");
  host.provider.signal("SIGINT");
  await within(3_000, host.provider.exited);
});

describe("a create whose answer takes two seconds is recorded with its id", () => {
  const slow = { operation: "CreateSnapshot", ms: 2_000 };
  for (const [signal, code] of signals) {
    testOnHost(
      signal,
      async (own) => {
        const failure = failureOf(own.provider.create({ ...hidden, diskId: own.disk }));
        await until(() => own.calls("CreateSnapshot") > 0);
        own.provider.signal(signal);
        await expect(within(4_000, own.provider.exited)).resolves.toEqual({ code, signal: null });
        await expect(failure).resolves.toMatchObject({ id: own.existing()[0]?.id, properties: { ready: false } });
      },
      { slow },
    );
  }
});
