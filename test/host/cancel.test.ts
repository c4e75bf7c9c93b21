import { failureOf, type Host, hidden, testOnHost } from "../support/host";
import { until, waitingCreate, within } from "../support/waiting";

/** The engine checks before it creates; from the first call on a process hears its engine. */
const checked = (host: Host) => host.provider.check({}, { ...hidden, diskId: host.disk });
const carriesMaking = ({ existing }: Host) => existing().map(({ tags }) => /making/.test(JSON.stringify(tags)));

describe("the engine's Cancel", () => {
  testOnHost("ends the wait of a create at once, with its id, and is the same when it comes twice", async (host) => {
    const { failure } = await waitingCreate(host);
    await Promise.all([host.provider.cancel(), host.provider.cancel()]);
    await expect(within(1_000, failure)).resolves.toMatchObject({
      id: host.existing()[0]?.id,
      properties: { ...hidden, ready: false },
      reasons: [expect.stringMatching(/the run was cancelled.*is kept\. Run pulumi up again/)],
    });
    await expect(host.provider.check({}, { ...hidden, diskId: host.disk })).resolves.toMatchObject({ failures: [] });
  });

  testOnHost("keeps creates that come after it from going out", async (host) => {
    await checked(host);
    await host.provider.cancel();
    const { message } = await failureOf(host.provider.create({ ...hidden, diskId: host.disk }));
    expect(message).toContain("the run was cancelled");
    expect(host.calls("CreateSnapshot")).toBe(0);
  });

  testOnHost("leaves the snapshot adoptable until the closing signal, which comes after the record", async (host) => {
    const { failure } = await waitingCreate(host);
    await host.provider.cancel();
    await failure;
    expect(carriesMaking(host)).toEqual([true]);
    await host.provider.end();
    expect(carriesMaking(host)).toEqual([false]);
  });

  testOnHost(
    "does not abort the request that makes a snapshot: its id is recorded",
    async (host) => {
      await checked(host);
      const failure = failureOf(host.provider.create({ ...hidden, diskId: host.disk }));
      await until(() => host.calls("CreateSnapshot") > 0);
      await host.provider.cancel();
      await expect(failure).resolves.toMatchObject({ id: host.existing()[0]?.id, properties: { ready: false } });
    },
    { slow: { operation: "CreateSnapshot", ms: 1_000 } },
  );
});

describe("the death of the engine ends the process at once, and what it was making stays adoptable", () => {
  testOnHost("when its calls are broken off", async (host) => {
    await checked(host);
    const { failure } = await waitingCreate(host);
    host.provider.breakOff();
    await expect(within(1_000, host.provider.exited)).resolves.toEqual({ code: 1, signal: null });
    await failure;
    expect(carriesMaking(host)).toEqual([true]);
  });

  testOnHost(
    "when its standard input ends",
    async (host) => {
      const { failure } = await waitingCreate(host);
      host.provider.endInput();
      await expect(within(1_000, host.provider.exited)).resolves.toEqual({ code: 1, signal: null });
      await failure;
      expect(carriesMaking(host)).toEqual([true]);
    },
    { piped: true },
  );
});
