import { type LargeAnswer, largeAnswers, readKinds } from "../../bench/answers/forms";
import { dwsSnapshots } from "../../provider/clouds/huawei/dws-snapshot/kind";
import type { Runtime } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { sanitize } from "../../provider/dynamic/values";
import { CloudError, TransportError } from "../../provider/http/errors";
import { keysEverywhere, regionsEverywhere } from "../../tools/clouds/environment";
import { VirtualClock } from "../support/virtual-clock";
import { handlerIn, hidden, listening, type Properties, withWorld } from "../support/world";

const env = {
  ...keysEverywhere({ id: "testAk", secret: "testSk-of-the-test" }),
  ...regionsEverywhere(),
  HW_PROJECT_ID: "0605768a3300d5762f82c01180692873",
};

const { signal } = new AbortController();
const call = { signal, until: Number.POSITIVE_INFINITY, logicalName: "one", onRetry: () => {} };

/** Ids with the outputs that would be recorded, after one answer; what is thrown, as it is. */
function read({ row, way, status, body }: LargeAnswer): Promise<Map<string, Properties>> {
  const clock = new VirtualClock();
  const transport = clock.hold(async () => ({ status, body, headers: {} }));
  const kind = row.kind({ clock, env, memory: newMemory(), transport });
  const work = async () => {
    const session = await kind.open({}, call);
    const once = { ...call, clock, until: clock.now() }; // nothing is tried again
    if (way !== "look") {
      const found = await kind.marks.list(session, row.named[0], 1_000, once);
      return new Map([...found].map(([id, { item }]) => [id, sanitize(item ? kind.outputs(item) : {})]));
    }
    const id = row.answer.id(0);
    const { item } = await session.poller.poll(id, 0, signal);
    return new Map(item ? [[id, sanitize(kind.outputs(item))]] : []);
  };
  return clock.run(work());
}

describe.each(readKinds)("odd answers of $title", (row) => {
  test.each([3_000, 40_000])("of %d bytes are read, or refused with an error that is ours", async (size) => {
    for (const answer of largeAnswers(row, size)) {
      const { shape, way, body } = answer;
      const result = await read(answer).catch((error: unknown) => error);
      const name = `${shape}, ${way}`;
      if (result instanceof Map)
        expect([name, JSON.stringify([...result]).length < 2 * size + 1_000]).toEqual([name, true]);
      else expect([name, result instanceof CloudError || result instanceof TransportError]).toEqual([name, true]);
      if (!/small records|full records/.test(shape) || way === "look") continue;
      const { idField } = row.answer;
      expect((result as Map<string, unknown>).size).toBe(body.split(`"${idField}":`).length - 1); // none is lost
    }
  });

  test("in one field of a record do not cost its snapshot", async () => {
    for (const answer of largeAnswers(row, 3_000)) {
      if (answer.status !== 200 || !/ as (?!a record)/.test(answer.shape)) continue;
      const result = await read(answer).catch((error: unknown) => error);
      const name = `${answer.shape}, ${answer.way}`;
      expect([name, result instanceof Map && result.has(row.answer.id(0))]).toEqual([name, true]);
    }
  });
});

test("a snapshot whose record is nested without end is recorded, and says what was cut", () =>
  withWorld(async (world) => {
    const [clusterId] = world.cloud.info.huawei.clusters;
    const deep = "[".repeat(3_000) + "]".repeat(3_000);
    const { transport } = world.runtime;
    const runtime: Runtime = {
      ...world.runtime,
      async transport(request) {
        const answer = await transport(request);
        const odd = `"datastore":{"type":${deep}},"fine_grained_backup_detail":{"a":${deep}},"cluster_id"`;
        return { ...answer, body: answer.body.replaceAll('"cluster_id"', odd) };
      },
    };
    const handler = handlerIn(runtime, dwsSnapshots(runtime), listening().sink);
    const { id, outs } = await world.run(handler.create({ ...hidden, clusterId }));
    expect(world.cloud.dws.snapshots().map((each) => each.id)).toContain(id);
    expect(JSON.stringify(outs)).toContain("… (cut: nested deeper than 8 levels)");
    expect(await world.run(handler.read(id, outs as Properties))).toMatchObject({ props: outs as Properties });
  }));
