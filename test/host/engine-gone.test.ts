import { hidden, testOnHost } from "../support/host";
import { waitingCreate, within } from "../support/waiting";

const ended = { code: 1, signal: null };

describe("a process whose engine was killed ends by itself", () => {
  testOnHost("while a create waits, and the create keeps its id", async (host) => {
    const { failure } = await waitingCreate(host);
    host.engine.kill();
    await expect(within(25_000, host.provider.exited)).resolves.toEqual(ended);
    await expect(failure).resolves.toMatchObject({
      id: host.existing()[0]?.id,
      properties: hidden,
      reasons: [expect.stringContaining("the Pulumi engine is gone")],
    });
  });

  testOnHost("when it is idle", async (host) => {
    await host.provider.check({}, { ...hidden, diskId: host.disk });
    host.engine.kill();
    await expect(within(25_000, host.provider.exited)).resolves.toEqual(ended);
  });

  testOnHost("and only when three looks in a row, 5 s apart, have found nothing", async (host) => {
    await host.provider.check({}, { ...hidden, diskId: host.disk });
    await new Promise((resolve) => setTimeout(resolve, 6_000)); // one of the looks finds it
    host.engine.kill();
    const killedAt = performance.now();
    await expect(host.provider.exited).resolves.toEqual(ended);
    expect(performance.now() - killedAt).toBeGreaterThan(9_900);
  });

  testOnHost("and not while its engine lives", async (host) => {
    await host.provider.check({}, { ...hidden, diskId: host.disk });
    await expect(within(17_000, host.provider.exited)).rejects.toThrow("nothing within");
  });
});
