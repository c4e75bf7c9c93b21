import fc from "fast-check";
import type { FaultKind } from "../../simulator/index";
import { hidden, withWorld } from "../support/world";

const kinds: FaultKind[] = ["throttle", "html", "reset", "silent", "lost", "truncated", "empty", "wrongTypes", "huge"];
const operations = ["CreateSnapshot", "DescribeSnapshots", "DeleteSnapshot"];

const fault = fc.record({
  kind: fc.constantFrom(...kinds),
  operation: fc.constantFrom(...operations),
  count: fc.integer({ min: 1, max: 3 }),
  skip: fc.integer({ min: 0, max: 4 }),
});

test("property: whatever the cloud's answers look like, create and delete end well, with one snapshot and then none", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 5 }), (faults) =>
      withWorld(async (world) => {
        for (const each of faults) world.cloud.fault(each);
        const { id, outs } = await world.run(world.handler.create({ ...hidden, diskId: world.disk }));
        expect(outs).toMatchObject({ status: "accomplished", ready: true });
        expect(world.existing()).toMatchObject([{ id, status: "accomplished" }]);
        await world.run(world.handler.delete(id, outs as Record<string, unknown>));
        expect(world.existing()).toEqual([]);
      }),
    ),
    { numRuns: 25 },
  );
}, 120_000);

test("a cloud that only ever answers with errors still gets every call answered", () =>
  withWorld(async (world) => {
    world.cloud.fault({ kind: "html", count: 100_000 });
    const { clock, handler } = world;
    const begun = clock.now();
    await expect(world.run(handler.create({ ...hidden, diskId: world.disk }))).rejects.toThrow(
      /DescribeSnapshots: HTTP 502 with \d+ characters that are no JSON object \(text\/html\)/, // nothing was asked for yet
    );
    expect(clock.now() - begun).toBeLessThan(15 * 60_000);
    expect(world.calls("CreateSnapshot")).toBe(0);
  }));

test("a cloud that answers every create with an error may have made a snapshot", () =>
  withWorld(async (world) => {
    world.cloud.fault({ kind: "html", operation: "CreateSnapshot", count: 100_000 });
    await expect(world.run(world.handler.create({ ...hidden, diskId: world.disk }))).rejects.toThrow(
      /CreateSnapshot: HTTP 502 with \d+ characters that are no JSON object \(text\/html\).*may have made a snapshot/,
    );
  }));

test("the short limit of one create ends no other one, though both share the list of what earlier runs began", () =>
  withWorld(async (world) => {
    world.cloud.fault({ kind: "html", operation: "DescribeSnapshots", count: 12 });
    const create = (name: string, more: object) =>
      world.handler.create({ ...hidden, __urn: `dev::shop::::${name}`, diskId: world.disk, ...more });
    const [, patient] = await world.run(
      Promise.allSettled([create("hasty", { timeouts: { create: "2s" } }), create("patient", {})]),
    );
    expect(patient).toMatchObject({ status: "fulfilled", value: { outs: { ready: true } } });
  }));
