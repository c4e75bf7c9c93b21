import { providerText } from "../../provider/resources/hidden";
import { allKinds } from "../../tools/clouds";
import { everywhereEnv } from "../support/account";
import { type Host, initFailure, startHost } from "../support/host";
import { aged } from "../support/marks";
import { present } from "../support/world";

let host: Host;
beforeEach(async () => {
  host = await startHost({ env: everywhereEnv, snapshotSeconds: 2 });
});
afterEach(() => host.close());

describe.each(allKinds)("$type in the real provider process", ({ handler, type, ...row }) => {
  const hidden = {
    __provider: providerText(handler),
    __urn: "dev::shop::::before",
  };
  const inputs = () => ({ ...row.first(host.cloud.info), ...row.given });
  // changed in place, or what makes a new snapshot
  const isFixed = Object.keys(row.change(1)).length === 0;
  const change = isFixed ? { triggers: ["1"] } : row.change(1);
  const replaces = isFixed ? ["triggers"] : [];
  const left = () => present(row.book(host.cloud));

  test("lives from check to delete", async () => {
    const news = { ...hidden, ...inputs() };
    await expect(host.provider.check({}, news)).resolves.toEqual({ inputs: news, failures: [] });
    const { id, outs } = await host.provider.create(news);
    expect(outs).toMatchObject({ ...news, ready: true });
    await expect(host.provider.diff(id, outs, news)).resolves.toEqual({ changes: "none", replaces: [] });
    await expect(host.provider.read(id, outs)).resolves.toEqual({ id, outs, inputs: news });

    const changed = { ...news, ...change };
    await expect(host.provider.diff(id, outs, changed)).resolves.toMatchObject({ changes: "unknown", replaces });
    const after = replaces.length > 0 ? outs : (await host.provider.update(id, outs, changed)).outs;
    if (replaces.length === 0) expect(after).toMatchObject(changed);

    await host.nextProcess();
    await host.provider.delete(id, after);
    expect(left()).toEqual([]);
    await host.provider.delete(id, aged(after));
  });

  test("that fails is an init failure whose state can be read, replaced and deleted", async () => {
    const news = { ...hidden, ...inputs() };
    row.plan(host.cloud, { outcome: "failed", seconds: 1 });
    const { id, properties, reasons } = await initFailure(host.provider.create(news));
    expect(reasons[0]).toContain(`${type} ${id} failed in the cloud`);
    expect(properties).toMatchObject({ ...hidden, ready: false });
    const refreshed = await host.provider.read(id, properties);
    await expect(host.provider.diff(id, refreshed.outs, news)).resolves.toMatchObject({
      changes: "some",
      replaces: ["status"],
    });
    await host.nextProcess();
    await host.provider.delete(id, properties);
    expect(left()).toEqual([]);
  });
});
