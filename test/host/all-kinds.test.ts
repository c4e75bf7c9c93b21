import { providerText } from "../../provider/resources/hidden";
import { everywhereEnv, type Host, initFailure, startHost } from "../support/host";
import { aged } from "../support/marks";
import { present } from "../support/world";

let host: Host;
beforeEach(async () => {
  host = await startHost({ env: everywhereEnv, snapshotSeconds: 2 });
});
afterEach(() => host.close());

type Book = () => { id: string; status: string; deletedAt?: number }[];

interface Kind {
  readonly handler: string;
  readonly type: string;
  readonly inputs: () => Record<string, unknown>;
  /** Changed in place, or what makes a new snapshot. */
  readonly change: Record<string, unknown>;
  readonly replaces: string[];
  readonly book: Book;
  readonly fail: () => void;
}

const manual: Book = () => host.cloud.dws.snapshots().filter(({ type }) => type === "MANUAL");

const kinds: Kind[] = [
  {
    handler: "huawei-evs-snapshot",
    type: "huawei:EvsSnapshot",
    inputs: () => ({ volumeId: host.cloud.info.huawei.volumes[0], name: "before", metadata: { a: "1" } }),
    change: { description: "new", metadata: { b: "2" } },
    replaces: [],
    book: () => host.cloud.evs.snapshots(),
    fail: () => host.cloud.evs.plan({ outcome: "error", seconds: 1 }),
  },
  {
    handler: "huawei-dws-snapshot",
    type: "huawei:DwsSnapshot",
    inputs: () => ({ clusterId: host.cloud.info.huawei.clusters[0], description: "old" }),
    change: { triggers: ["1"] },
    replaces: ["triggers"],
    book: manual,
    fail: () => host.cloud.dws.plan({ outcome: "error", seconds: 1 }),
  },
  {
    handler: "huawei-dws-snapshot-copy",
    type: "huawei:DwsSnapshotCopy",
    inputs: () => ({ sourceSnapshotId: host.cloud.info.huawei.automatedSnapshots[0], description: "old" }),
    change: { triggers: ["1"] },
    replaces: ["triggers"],
    book: manual,
    fail: () => host.cloud.dws.plan({ outcome: "error", seconds: 1 }),
  },
  {
    handler: "baidu-bcc-snapshot",
    type: "baidu:BccSnapshot",
    inputs: () => ({ volumeId: host.cloud.info.baidu.volumes[0], tags: { a: "1" }, retentionInDays: 7 }),
    change: { desc: "new", retentionInDays: 9 },
    replaces: [],
    book: () => host.cloud.bcc.snapshots(),
    fail: () => host.cloud.bcc.plan({ outcome: "error", seconds: 1 }),
  },
];

describe.each(kinds)(
  "$type in the real provider process",
  ({ handler, type, inputs, change, replaces, book, fail }) => {
    const hidden = {
      __provider: providerText(handler),
      __urn: "dev::shop::::before",
    };

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
      expect(present(book())).toEqual([]);
      await host.provider.delete(id, aged(after));
    });

    test("that fails is an init failure whose state can be read, replaced and deleted", async () => {
      const news = { ...hidden, ...inputs() };
      fail();
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
      expect(present(book())).toEqual([]);
    });
  },
);
