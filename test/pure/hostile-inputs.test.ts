import fc from "fast-check";
import { ecsSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/kind";
import { bccSnapshots } from "../../provider/clouds/baidu/bcc-snapshot/kind";
import { dwsSnapshots } from "../../provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "../../provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "../../provider/clouds/huawei/evs-snapshot/kind";
import type { Runtime, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { adapt } from "../../provider/dynamic/adapter";
import { StatusRows } from "../../provider/dynamic/rows";

/** What Pulumi sends for a value that is not known yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const environment = { ALICLOUD_REGION: "cn-hangzhou", HW_REGION_NAME: "cn-north-4", BAIDUCLOUD_REGION: "bj" };

function start(kindOf: (runtime: Runtime) => SnapshotKind<never>) {
  const lines: string[] = [];
  const rows = new StatusRows(({ text }) => void lines.push(text));
  const runtime = { ...systemRuntime, memory: newMemory(), env: environment };
  const kind = kindOf(runtime);
  return { kind, lines, handler: adapt(kind, runtime, rows) };
}

const kinds = [ecsSnapshots, evsSnapshots, dwsSnapshots, dwsSnapshotCopies, bccSnapshots].map(
  (kindOf) => kindOf as unknown as (runtime: Runtime) => SnapshotKind<never>,
);

/** Values as JavaScript programs and states of anybody may hold them. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(unknownText, "", null, true, Number.NaN, -1, 1e21, "failed", "vanished", "s-1", "d-1"),
  // an object that no text can be made of
  fc.constant<unknown>({ toString: 1, valueOf: null }),
  fc.jsonValue({ maxDepth: 3 }),
  // unknown values inside of others, as previews send them
  fc.letrec((tie) => ({
    deep: fc.oneof(
      { maxDepth: 3 },
      fc.constant<unknown>(unknownText),
      fc.array(tie("deep"), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 6 }), tie("deep"), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).deep,
  fc.string({ unit: "binary" }),
);

/** Objects with the names that mean something, and others. */
const objectWith = (names: readonly string[]) =>
  fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 12 })), anything, { maxKeys: 12 });

const outputs = [
  "status",
  "ready",
  "createdAt",
  "expireTime",
  "progress",
  "__owner",
  "__given",
  "__urn",
  "__secrets",
  "__provider",
];

test.each(kinds.map((kindOf) => [start(kindOf).kind.name, kindOf] as const))(
  "%s: check and diff of any inputs and states end, and say nothing that a terminal would obey",
  async (_, kindOf) => {
    const { kind, lines, handler } = start(kindOf);
    const names = [...Object.keys(kind.inputs), ...outputs];
    await fc.assert(
      fc.asyncProperty(objectWith(names), objectWith(names), async (olds, news) => {
        const { failures = [] } = await handler.check(olds, news);
        for (const { property, reason } of failures)
          expect([typeof property, typeof reason]).toEqual(["string", "string"]);
        const { replaces = [] } = await handler.diff("s-1", olds, news);
        expect(replaces.every((key) => Object.hasOwn(kind.inputs, key) || key === "status")).toBe(true);
        const said = [...failures.map(({ reason }) => reason), ...lines.splice(0)];
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(said.filter((text) => /[\u0000-\u001f\u007f-\u009f]/.test(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);
