import { dwsLookups } from "../../provider/lookups/huawei-dws";
import { evsLookups } from "../../provider/lookups/huawei-evs";
import { hidden, type Properties, present, type World, withWorld } from "../support/world";

const env = {
  HW_ACCESS_KEY: "",
  HW_SECRET_KEY: "",
  HW_USER_NAME: "testUser",
  HW_USER_PASSWORD: "testPassword",
  HW_DOMAIN_NAME: "testDomain",
};

const kinds = {
  EVS: (world: World) => ({
    handler: world.huawei.evs,
    inputs: { ...hidden, volumeId: world.cloud.info.huawei.volumes[0] ?? "" },
    lookUp: (id: string): Promise<unknown> => evsLookups(world.runtime).one({ id }),
    list: (): Promise<unknown> => evsLookups(world.runtime).many({}),
    left: () => present(world.cloud.evs.snapshots()),
  }),
  DWS: (world: World) => ({
    handler: world.huawei.dws,
    inputs: { ...hidden, clusterId: world.cloud.info.huawei.clusters[0] ?? "" },
    lookUp: (id: string): Promise<unknown> => dwsLookups(world.runtime).one({ id }),
    list: (): Promise<unknown> => dwsLookups(world.runtime).many({ type: "MANUAL" }),
    left: () => present(world.cloud.dws.snapshots()).filter(({ type }) => type === "MANUAL"),
  }),
};

describe.each([16, 32, 64])("a token of %d KiB", (size) => {
  const tokenLength = size * 1024;

  test.each(["EVS", "DWS"] as const)("does for a whole life at %s, and is not shown", (name) =>
    withWorld(
      async (world) => {
        const { handler, inputs, lookUp, list, left } = kinds[name](world);
        const { id, outs } = await world.run(handler.create(inputs));
        const read = await world.run(handler.read(id, outs as Properties));
        const found = [await world.run(lookUp(id)), await world.run(list())];
        expect(found).toMatchObject([{ id, ready: true }, [{ id }]]);
        expect(left()).toMatchObject([{ id }]);
        await world.run(handler.delete(id, outs as Properties));
        expect(left()).toEqual([]);

        const tokens = world.cloud.iam.tokens().map((token) => token.id);
        expect(new Set(tokens.map(({ length }) => length))).toEqual(new Set([tokenLength]));
        const told = JSON.stringify([outs, read, found, world.rows, world.warnings]);
        for (const token of tokens) expect(told).not.toContain(token.slice(-20));
      },
      { env, huawei: { iam: { tokenLength } } },
    ),
  );
});
