import fc from "fast-check";
import { type Host, hidden, startHost, unknown } from "../support/host";

let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.close());

const known = {
  diskId: "d-bp1s5fnvk4gn2tws0abc",
  snapshotName: "before-42",
  description: "before the migration",
  retentionDays: 14,
  tags: { release: "42" },
  resourceGroupId: "rg-1",
  category: "standard",
  force: true,
  region: "cn-hangzhou",
  waitFor: "usable",
  timeouts: { create: "1h", update: "5m", delete: "5m" },
  stallTimeout: "20m",
  adopt: "s-bp1pr10mjdmypoudctxu",
};
const finished = { ...hidden, ...known, status: "accomplished", ready: true, available: true, __given: "diskId" };
const id = "s-bp1pr10mjdmypoudctxu";

describe("a preview with a value that is not known yet", () => {
  const nested = [
    ["a tag", { tags: { release: unknown, team: "db" } }],
    ["a time-out", { timeouts: { create: unknown, delete: "5m" } }],
  ] as const;
  const whole = Object.keys(known).map((key) => [key, { [key]: unknown }] as const);

  test.each([...whole, ...nested])("passes check and diff: %s", async (_, inputs) => {
    const news = { ...hidden, ...known, ...inputs };
    await expect(host.provider.check({}, news)).resolves.toEqual({ inputs: news, failures: [] });
    await expect(host.provider.check({ ...hidden, ...known }, news)).resolves.toMatchObject({ failures: [] });
    await expect(host.provider.diff(id, finished, news)).resolves.toBeDefined();
  });

  test("passes check and diff whatever is unknown at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(Object.keys(known)), async (keys) => {
        const news = { ...hidden, ...known, ...Object.fromEntries(keys.map((key) => [key, unknown])) };
        const { failures } = await host.provider.check({}, news);
        await host.provider.diff(id, finished, news);
        expect(failures).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("says replace for an unknown disk, update for unknown tags, nothing for unknown waits", async () => {
    const diff = (inputs: object) => host.provider.diff(id, finished, { ...hidden, ...known, ...inputs });
    await expect(diff({ diskId: unknown })).resolves.toEqual({ changes: "unknown", replaces: ["diskId"] });
    await expect(diff({ tags: unknown })).resolves.toEqual({ changes: "unknown", replaces: [] });
    await expect(diff({ waitFor: unknown, stallTimeout: unknown })).resolves.toEqual({ changes: "none", replaces: [] });
  });

  test("makes no call to the cloud", () => {
    expect(host.cloud.journal()).toEqual([]);
  });
});

test("everything that is wrong is said at once, each at its property path", async () => {
  const { failures } = await host.provider.check(
    {},
    {
      ...hidden,
      snapshotName: "auto-1",
      retentionDays: 0,
      tags: { "aliyun:x": "1", "my key": 5, release: "42" },
      timeouts: { create: "soon", total: "1h" },
      waitFor: "done",
      stallTimeout: 30,
      category: unknown,
      colour: "red",
    },
  );
  expect(failures.map(({ reason }) => reason.slice(0, reason.indexOf(": "))).sort()).toEqual([
    "colour",
    "diskId",
    "retentionDays",
    "snapshotName",
    "stallTimeout",
    'tags["aliyun:x"]',
    'tags["my key"]',
    "timeouts.create",
    "timeouts.total",
    "waitFor",
  ]);
  for (const { reason } of failures) expect(reason).toMatch(/\w{3}/);
});
