import fc from "fast-check";
import { hidden, type startWorld, withWorld } from "../support/world";

const plan = fc.record({
  seconds: fc.integer({ min: 1, max: 400 }),
  outcome: fc.constantFrom("accomplished", "failed", "vanish"),
  curve: fc.constantFrom("linear", "steps", "plateau", "jump", "none"),
  invisibleSeconds: fc.integer({ min: 0, max: 30 }),
} as const);

type Plan = Parameters<Awaited<ReturnType<typeof startWorld>>["cloud"]["ecs"]["plan"]>[0];

/** How each of the snapshots ends, when all wait together or one after the other. */
function endings(plans: Plan[], together: boolean): Promise<string[]> {
  return withWorld(async (world) => {
    const disks = plans.map((each) => {
      const { id } = world.cloud.ecs.putDisk({});
      world.cloud.ecs.plan({ ...each, diskId: id });
      return id;
    });
    const create = (diskId: string) =>
      world.handler.create({ ...hidden, diskId }).then(
        ({ outs }) => String(outs?.["status"]),
        (error: { properties?: Record<string, unknown> }) => String(error.properties?.["status"]),
      );
    if (together) return await world.run(Promise.all(disks.map(create)));
    const ends: string[] = [];
    for (const disk of disks) ends.push(await world.run(create(disk)));
    return ends;
  });
}

test("property: snapshots that wait together end as they do alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 12 }), async (plans) => {
      expect(await endings(plans as Plan[], true)).toEqual(await endings(plans as Plan[], false));
    }),
    { numRuns: 15 },
  );
}, 60_000);

/** How many polls so many snapshots of 40 s take whose cloud tells the time left. */
const pollsOf = (count: number) =>
  withWorld(
    async (world) => {
      const disks = Array.from({ length: count }, () => world.cloud.ecs.putDisk({}).id);
      await world.run(
        Promise.all(disks.map((diskId) => world.handler.create({ ...hidden, diskId, __urn: `dev::a::::${diskId}` }))),
      );
      return world.calls("DescribeSnapshots");
    },
    { snapshotSeconds: 40 },
  );

test("a lone snapshot is polled each second, whatever the cloud tells; of forty the hints make the polls fewer", async () => {
  expect(await pollsOf(1)).toBeGreaterThanOrEqual(38);
  expect(await pollsOf(40)).toBeLessThan(30);
});
