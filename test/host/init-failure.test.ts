import { type Host, hidden, initFailure, testOnHost } from "../support/host";

const kept = { retentionDays: 7 };
const inputsOn = ({ disk }: Host, more: object = {}) => ({ ...hidden, diskId: disk, ...more });

describe("a snapshot that failed", () => {
  function failed(host: Host) {
    host.cloud.ecs.plan({ outcome: "failed", seconds: 1 });
    return initFailure(host.provider.create(inputsOn(host, kept)));
  }

  testOnHost("arrives with its id, what is known of it, and the reasons", async (host) => {
    const { id, properties, reasons, message } = await failed(host);
    expect(id).toBe(host.existing()[0]?.id);
    expect(properties).toMatchObject({ ...inputsOn(host, kept), status: "failed", ready: false });
    expect(reasons).toEqual([expect.stringMatching(/failed in the cloud.*request id.*pulumi up again/)]);
    expect(message).toContain(id);
  });

  testOnHost("is replaced by the next run, also after a refresh", async (host) => {
    const { id, properties } = await failed(host);
    const refreshed = await host.provider.read(id, properties);
    expect(refreshed.outs).toMatchObject({ ...hidden, status: "failed", ready: false });
    for (const state of [properties, refreshed.outs]) {
      const answer = await host.provider.diff(id, state, inputsOn(host, kept));
      expect(answer).toEqual({ changes: "some", replaces: ["status"] });
    }
  });

  testOnHost("stays an init failure when it is updated", async (host) => {
    const { id, properties } = await failed(host);
    const again = await initFailure(host.provider.update(id, properties, inputsOn(host, kept)));
    expect(again).toMatchObject({ id, properties: { ...hidden, status: "failed" } });
    expect(host.calls("CreateSnapshot")).toBe(1);
  });

  testOnHost("is deleted", async (host) => {
    const { id, properties } = await failed(host);
    await host.nextProcess();
    await host.provider.delete(id, properties);
    expect(host.existing()).toEqual([]);
  });
});

describe("a snapshot that was not ready in time", () => {
  const short = { timeouts: { create: "1s" } };

  testOnHost("is waited for by the next run, without a second snapshot", async (host) => {
    host.cloud.ecs.plan({ seconds: 4 });
    const { id, properties } = await initFailure(host.provider.create(inputsOn(host, short)));
    expect(properties).toMatchObject({ ...inputsOn(host, short), status: "progressing", ready: false });

    const inputs = inputsOn(host);
    const refreshed = await host.provider.read(id, properties);
    expect(refreshed.outs).toMatchObject({ ...hidden, ...short, region: "cn-hangzhou" });
    await expect(host.provider.diff(id, properties, inputs)).resolves.toEqual({ changes: "some", replaces: [] });
    const { outs } = await host.provider.update(id, properties, inputs);
    expect(outs).toMatchObject({ ...hidden, status: "accomplished", ready: true });
    expect(outs["timeouts"]).toBeUndefined();
    await expect(host.provider.diff(id, outs, inputs)).resolves.toEqual({ changes: "none", replaces: [] });
    expect(host.calls("CreateSnapshot")).toBe(1);
  });

  testOnHost("is still waited for after a refresh", async (host) => {
    host.cloud.ecs.plan({ outcome: "stick", seconds: 2 });
    const { id, properties } = await initFailure(host.provider.create(inputsOn(host, short)));
    const { outs } = await host.provider.read(id, properties);
    const answer = await host.provider.diff(id, outs, inputsOn(host, short));
    expect(answer).toEqual({ changes: "some", replaces: [] });
  });

  testOnHost("fails again in the same shape when it still is not ready", async (host) => {
    host.cloud.ecs.plan({ outcome: "stick", seconds: 2 });
    const inputs = inputsOn(host, short);
    const first = await initFailure(host.provider.create(inputs));
    const second = await initFailure(host.provider.update(first.id, first.properties, inputs));
    expect(second).toMatchObject({ id: first.id, properties: { ...inputs, ready: false } });
    expect(second.reasons[0]).toMatch(/not ready within/);
  });

  testOnHost("is deleted while the cloud still makes it", async (host) => {
    host.cloud.ecs.plan({ outcome: "stick", seconds: 2 });
    const { id, properties } = await initFailure(host.provider.create(inputsOn(host, short)));
    await host.nextProcess();
    await host.provider.delete(id, properties);
    expect(host.existing()).toEqual([]);
  });
});

describe("as much text as a snapshot can hold", () => {
  const filled = (text: string) => ({
    tags: Object.fromEntries(Array.from({ length: 18 }, (_, i) => [`${i}${text}`.padEnd(128, text), text.repeat(128)])),
    description: text.repeat(256),
  });

  for (const text of ["x", "键"]) {
    testOnHost(`reaches the cloud: ${text}`, async (host) => {
      const { outs } = await host.provider.create(inputsOn(host, filled(text)));
      expect(outs).toMatchObject(filled(text));
      expect(host.existing()).toMatchObject([filled(text)]);
    });
  }

  testOnHost("comes back with an init failure", async (host) => {
    host.cloud.ecs.plan({ outcome: "failed", seconds: 2 });
    const work = initFailure(host.provider.create(inputsOn(host)));
    await host.engine.line(({ text }) => text.endsWith("accepted"));
    const id = host.existing()[0]?.id ?? "";
    host.cloud.ecs.changeSnapshot({ id, ...filled("键") });
    await expect(work).resolves.toMatchObject({ id, properties: { ...filled("键"), ...hidden, status: "failed" } });
  });
});
