import { status } from "@grpc/grpc-js";
import fc from "fast-check";
import { type Host, hidden, startHost } from "../support/host";
import { unmarked } from "../support/marks";

let host: Host;
beforeAll(async () => {
  host = await startHost({ snapshotSeconds: 0 });
});
afterAll(() => host.close());

const names = [
  ..."diskId snapshotName description retentionDays tags resourceGroupId category force".split(" "),
  ..."region waitFor timeouts stallTimeout adopt status createdAt __urn __given".split(" "),
];
const odd = [null, 5, true, "", [], {}, [null, [null]], { a: null, create: { b: null } }, "x".repeat(300)];

/** The names of the calls that run into their deadline: only those without an answer do. */
async function unanswered(calls: Record<string, Promise<unknown>>): Promise<string[]> {
  const isLost = (error: { code?: number }) => error.code === status.DEADLINE_EXCEEDED;
  const lost = Object.entries(calls).map(async ([name, call]) =>
    (await call.then(() => false, isLost)) ? [name] : [],
  );
  return (await Promise.all(lost)).flat();
}

describe("odd values in a request", () => {
  test("are answered by every call", async () => {
    const { provider, cloud } = host;
    const callAll = async ([name, value]: [string, unknown]) => {
      const label = `with ${name} ${JSON.stringify(value)}`;
      const timeouts = { create: "5s" }; // a region that is none is looked at for half a minute
      const diskId = cloud.ecs.putDisk({}).id;
      const good = { ...hidden, diskId, timeouts, region: "cn-hangzhou", status: "accomplished" };
      const properties = { ...good, [name]: value };
      const { id } = cloud.ecs.addSnapshot({ diskId: good.diskId });
      const before = await unanswered({
        [`check ${label}`]: provider.check({}, properties),
        [`check of olds ${label}`]: provider.check(properties, good),
        [`diff ${label}`]: provider.diff(id, good, properties),
        [`diff of olds ${label}`]: provider.diff(id, properties, good),
        [`create ${label}`]: provider.create(properties),
        [`read ${label}`]: provider.read(id, properties),
        [`update ${label}`]: provider.update(id, properties, properties),
      });
      return [...before, ...(await unanswered({ [`delete ${label}`]: provider.delete(id, properties) }))];
    };
    const all = names.flatMap((name) => odd.map((value): [string, unknown] => [name, value]));
    expect((await Promise.all(all.map(callAll))).flat()).toEqual([]);
  });

  test("of any shape never make check or diff fail", async () => {
    const properties = fc
      .dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue(), { maxKeys: 6 })
      .map((values) => ({ ...values, ...hidden }));
    await fc.assert(
      fc.asyncProperty(properties, properties, async (olds, news) => {
        await host.provider.check(olds, news);
        await host.provider.diff("s-1", olds, news);
      }),
      { numRuns: 200 },
    );
  });

  test.each(["constructor", "toString", "hasOwnProperty", "valueOf"])("an input called %s is unknown", async (name) => {
    for (const value of ["x", 5, null]) {
      const { failures } = await host.provider.check({}, { ...hidden, diskId: host.disk, [name]: value });
      expect(failures).toEqual([{ property: "", reason: expect.stringContaining(`${name}: unknown input`) }]);
    }
  });

  test("a tag called constructor comes and goes like any other", async () => {
    const tags = { constructor: "a", toString: "b" };
    const { id: made, outs } = await host.provider.create({ ...hidden, diskId: host.disk, tags });
    expect(outs).toMatchObject({ tags: { constructor: "a", toString: "b" } });
    await host.provider.update(made, outs, { ...hidden, diskId: host.disk });
    const left = host.existing().find((snapshot) => snapshot.id === made);
    expect(left && unmarked(left).tags).toEqual({});
  });

  test("leave the process alive and silent about its own troubles", () => {
    expect(host.provider.output).not.toMatch(/Unexpected struct type|at .*\.js:\d+/);
  });
});
