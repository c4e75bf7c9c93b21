import { ecsUrn, type Host, hidden, testOnHost } from "../support/host";

const inputsOn = ({ disk }: Host) => ({ ...hidden, diskId: disk });
const rowsOf = (host: Host, of: string) => host.engine.lines.filter(({ urn, ephemeral }) => urn === of && ephemeral);

testOnHost("a waiting create fills its own row with passing lines", async (host) => {
  host.cloud.ecs.plan({ seconds: 3, curve: "linear" });
  const { id } = await host.provider.create(inputsOn(host));
  await host.engine.line(({ text }) => text.startsWith("ready after"));
  const rows = rowsOf(host, ecsUrn);
  const [first, ...others] = rows.map(({ text }) => text);
  const done = others.pop();
  expect(first).toBe(`${id} accepted`);
  expect(others.length).toBeGreaterThan(0);
  for (const text of others) expect(text).toMatch(/^(usable, )?\d+ %(, about \d+ s left)?$/);
  expect(done).toMatch(/^ready after \d+ s, noticed \d\.\d s late at most$/);
  expect(rows).toEqual(rows.map((row) => ({ ...row, urn: ecsUrn, severity: "info", ephemeral: true })));
});

testOnHost("each resource has its own row", async (host) => {
  const names = ["one", "two"];
  const made = await Promise.all(
    names.map((name) => host.provider.create({ ...inputsOn(host), __urn: `dev::shop::::${name}` })),
  );
  for (const [i, { id }] of made.entries()) {
    const own = ecsUrn.replace("before-migration", names[i] ?? "");
    await host.engine.line(({ text, urn }) => text.startsWith("ready after") && urn === own);
    expect(rowsOf(host, own)[0]?.text).toBe(`${id} accepted`);
  }
});

testOnHost("a status that nobody knows gives one warning that stays", async (host) => {
  host.cloud.ecs.plan({ seconds: 4, status: "in-queue", statusSeconds: 3 });
  const { id } = await host.provider.create(inputsOn(host));
  await host.engine.line(({ text }) => text.startsWith("ready after"));
  expect(host.engine.lines.filter(({ ephemeral, urn }) => !ephemeral && urn !== "")).toEqual([
    { urn: ecsUrn, severity: "warning", ephemeral: false, text: expect.stringMatching(`^${id}.*"in-queue"`) },
  ]);
});

testOnHost("a call that is repeated says why", async (host) => {
  host.cloud.fault({ kind: "html", operation: "CreateSnapshot" });
  const [row] = await Promise.all([
    host.engine.line(({ text }) => text.includes("HTTP 502")),
    host.provider.create(inputsOn(host)),
  ]);
  expect(row).toMatchObject({ urn: ecsUrn, severity: "info", ephemeral: true });
});

testOnHost("what failed is left to the engine to show: the process prints nothing of it", async (host) => {
  for (let i = 0; i < 2; i++) await expect(host.provider.read("s-none", { ...hidden })).rejects.toThrow("no alibaba");
  expect(host.provider.output).toMatch(/^\d+\n$/);
});

testOnHost("without an engine to tell, the work goes on in silence", async (host) => {
  await host.provider.check({}, inputsOn(host));
  host.engine.kill();
  const other = host.cloud.ecs.addSnapshot({ diskId: host.disk });
  const { id, outs } = await host.provider.create(inputsOn(host));
  await host.provider.delete(other.id, { ...inputsOn(host), region: outs["region"], status: "accomplished" });
  expect(host.existing()).toMatchObject([{ id }]);
  expect(host.provider.output).toMatch(/^\d+\n$/);
});
