import { failureOf, type Host, hidden, startHost } from "../support/host";
import { waitingCreate, within } from "../support/waiting";

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

  test("ends a process that waits for an answer of the cloud", async () => {
    host.cloud.fault({ kind: "silent", operation: "CreateSnapshot" });
    const failure = failureOf(host.provider.create(inputs()));
    await host.provider.check({}, inputs());
    host.provider.signal(signal);
    await within(3_000, host.provider.exited);
    await failure;
  });
});

test("a second signal ends a process that is ending", async () => {
  await waitingCreate(host);
  host.provider.signal("SIGINT");
  host.provider.signal("SIGINT");
  await within(3_000, host.provider.exited);
});
