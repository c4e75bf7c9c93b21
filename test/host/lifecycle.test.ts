import { type Host, hidden, startHost } from "../support/host";
import { aged } from "../support/marks";

let host: Host;
beforeAll(async () => {
  host = await startHost({ snapshotSeconds: 2 });
});
afterAll(() => host.close());

test("a snapshot lives from check to delete", async () => {
  const { disk } = host;
  const news = { ...hidden, diskId: disk, retentionDays: 14, tags: { release: "42" } };

  const checked = await host.provider.check({}, news);
  expect(checked).toEqual({ inputs: news, failures: [] });

  const { id, outs } = await host.provider.create(checked.inputs);
  expect(outs).toMatchObject({ ...news, status: "accomplished", ready: true, progress: 100, region: "cn-hangzhou" });
  expect(host.existing()).toMatchObject([{ id, status: "accomplished", retentionDays: 14, tags: { release: "42" } }]);

  await expect(host.provider.diff(id, outs, news)).resolves.toEqual({ changes: "none", replaces: [] });
  await expect(host.provider.read(id, outs)).resolves.toEqual({ id, outs, inputs: news });

  const changed = { ...news, retentionDays: 30, tags: { release: "43" }, description: "before 43" };
  await expect(host.provider.diff(id, outs, changed)).resolves.toEqual({ changes: "unknown", replaces: [] });
  const { outs: updated } = await host.provider.update(id, outs, changed);
  expect(updated).toMatchObject({ ...changed, status: "accomplished" });
  expect(host.existing()).toMatchObject([{ id, retentionDays: 30, tags: { release: "43" }, description: "before 43" }]);
  await expect(host.provider.diff(id, updated, changed)).resolves.toEqual({ changes: "none", replaces: [] });

  await host.nextProcess();
  await host.provider.delete(id, updated);
  expect(host.existing()).toEqual([]);
  await host.provider.delete(id, aged(updated));
});
