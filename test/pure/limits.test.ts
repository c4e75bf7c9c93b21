import type { Properties, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { limitsOf, lookupLimit, readLimit } from "../../provider/clouds/lifecycle/limits";

const minute = 60_000;
const kind = { defaultTimeouts: { create: 1, update: 2, delete: 3 } } as unknown as SnapshotKind<never>;
const limits = (properties: Properties) => limitsOf(kind, properties);

test("without inputs the limits are those of the pages", () => {
  expect(limits({})).toEqual({
    create: 1,
    update: 2,
    delete: 3,
    stall: 30 * minute,
    adoptWithin: 60 * minute,
    maxPollInterval: undefined,
  });
  expect([readLimit, lookupLimit]).toEqual([2 * minute, minute]);
});

test("each input moves its own limit and no other", () => {
  const timeouts = { create: "10m", update: "20m", delete: "30m" };
  const given = { timeouts, stallTimeout: "40m", adoptWithin: "50m", maxPollInterval: "1m" };
  expect(limits(given)).toEqual({
    create: 10 * minute,
    update: 20 * minute,
    delete: 30 * minute,
    stall: 40 * minute,
    adoptWithin: 50 * minute,
    maxPollInterval: minute,
  });
  expect(limits({ adoptWithin: "0s" }).adoptWithin).toBe(0);
});
