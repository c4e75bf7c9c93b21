import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { ecsLookups } from "../../provider/lookups/alibaba";
import { unmarked } from "../support/marks";
import { handlerIn, hidden, listening, type Properties, startWorld, type World } from "../support/world";

let world: World;
afterEach(() => world.close());

/** A world whose ECS reads parameters in form bodies or not, our handler for it, and the addresses that it calls. */
async function start(readFormBodies: boolean) {
  world = await startWorld({ alibaba: { readFormBodies } });
  const urls: string[] = [];
  const { transport } = world.runtime;
  const runtime: World["runtime"] = {
    ...world.runtime,
    transport(request) {
      urls.push(request.url);
      return transport(request);
    },
  };
  return { urls, runtime, handler: handlerIn(runtime, ecsSnapshots(runtime), listening().sink) };
}

const refused = () => world.cloud.journal().filter(({ code }) => code !== undefined);

describe.each([true, false])("a cloud that reads form bodies: %p", (readFormBodies) => {
  test("every kind of call works, and at most one of them is sent twice", async () => {
    const { urls, runtime, handler } = await start(readFormBodies);
    world.cloud.ecs.putResourceGroup("rg-other");
    const inputs: Properties = {
      ...hidden,
      diskId: world.disk,
      snapshotName: "vor-der-Änderung",
      description: "a b+c/d'(e)!*~&=%",
      tags: { 团队: "p r~d*", keep: "1", empty: "" },
    };
    const { id, outs } = await world.run(handler.create(inputs));
    const changed = {
      ...inputs,
      description: "other words",
      retentionDays: 30,
      resourceGroupId: "rg-other",
      tags: { keep: "2", "new key": "ü" },
    };
    const { outs: after } = await world.run(handler.update(id, outs as Properties, changed));
    expect(after).toMatchObject(changed);
    expect(world.existing().map(unmarked)).toMatchObject([{ id, description: "other words", tags: changed.tags }]);
    expect(await world.run(ecsLookups(runtime).many({ tags: { "new key": "ü" } }))).toMatchObject([{ id }]);
    await world.run(handler.delete(id, after as Properties));
    expect(world.existing()).toEqual([]);
    expect(world.cloud.ecs.snapshots()).toHaveLength(1);

    const queries = urls.filter((url) => new URL(url).search !== "");
    expect(queries).toHaveLength(readFormBodies ? 0 : urls.length - 1); // handler and look-ups share one client
    expect(refused().map(({ code }) => code)).toEqual(readFormBodies ? [] : ["MissingParameter"]);
  });

  test("a create that is the client's first call makes one snapshot", async () => {
    const { handler } = await start(readFormBodies);
    const { __urn: _, ...unnamed } = hidden; // nothing is listed for it before
    await world.run(handler.create({ ...unnamed, diskId: world.disk, tags: { a: "1" } }));
    expect(world.existing()).toHaveLength(1);
    expect(world.calls("CreateSnapshot")).toBe(readFormBodies ? 1 : 2);
  });
});

describe("a cloud that does not read form bodies", () => {
  test("is told from a snapshot that is not there: the answer to the query counts", async () => {
    const { urls, handler } = await start(false);
    expect(await world.run(handler.read("s-none", { ...hidden, diskId: world.disk, status: "accomplished" }))).toEqual(
      {},
    );
    expect(urls.filter((url) => new URL(url).search === "")).toHaveLength(1);
  });

  test("is not suspected for a parameter that is missing in the query too", async () => {
    const { urls, handler } = await start(true);
    const refusal = { status: 400, code: "MissingParameter", message: "The parameter RegionId is required." };
    world.cloud.fault({ kind: "error", operation: "DescribeSnapshots", count: 2, ...refusal });
    const state = { ...hidden, diskId: world.disk, status: "accomplished" };
    expect((await world.failure(handler.read("s-none", state))).message).toContain("MissingParameter");
    expect(await world.run(handler.read("s-none", state))).toEqual({});
    expect(urls.filter((url) => new URL(url).search !== "")).toHaveLength(1);
  });

  test("a lost answer to the second attempt is asked for with the same token", async () => {
    const { handler } = await start(false);
    const { __urn: _, ...unnamed } = hidden;
    world.cloud.fault({ kind: "lost", operation: "CreateSnapshot", skip: 1 });
    const { id } = await world.run(handler.create({ ...unnamed, diskId: world.disk }));
    expect(world.cloud.ecs.snapshots().map((each) => each.id)).toEqual([id]);
  });

  test("parameters that no address has room for are refused with the cloud's own words", async () => {
    const { urls, handler } = await start(false);
    const tags = Object.fromEntries(Array.from({ length: 18 }, (_, i) => [`key-${i}`, "快".repeat(100)]));
    const { __urn: _, ...unnamed } = hidden;
    const work = handler.create({ ...unnamed, diskId: world.disk, tags });
    expect((await world.failure(work)).message).toMatch(/MissingParameter.*DiskId/);
    expect(urls.every((url) => new URL(url).search === "")).toBe(true);
  });
});
