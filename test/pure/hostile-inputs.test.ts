import fc from "fast-check";
import type { Runtime, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { adapt } from "../../provider/dynamic/adapter";
import { StatusRows } from "../../provider/dynamic/rows";
import { canaries, canariesIn } from "../../tools/canaries";
import { allKinds } from "../../tools/clouds";
import { regionsEverywhere } from "../../tools/clouds/environment";

/** What Pulumi sends for a value that is not known yet. */
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function start(kindOf: (runtime: Runtime) => SnapshotKind<never>) {
  const lines: string[] = [];
  const rows = new StatusRows(({ text }) => void lines.push(text));
  const runtime = { ...systemRuntime, memory: newMemory(), env: regionsEverywhere() };
  const kind = kindOf(runtime);
  return { kind, lines, handler: adapt(kind, runtime, rows) };
}

const kinds = allKinds.map(({ kind }) => kind);

/** Values that take long where something goes over them more than once. */
const large: readonly unknown[] = [
  `${"\\ pulumi-cloud-snapshots:".repeat(10_000)}${unknownText}`,
  Array.from({ length: 20_000 }, (_, i) => `i-${i}`),
  Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, unknownText])),
  Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i])),
];

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

/** A secret as the value of an input, as a part of it, and as a key of a map, whose keys are the program's own words too. */
const holding = (secret: string) => (name: string) => {
  const isMap = ["tags", "metadata"].includes(name);
  const values: unknown[] = [secret, `${secret} and more`, [secret], { a: { b: [secret] } }, { secret }];
  return fc.constantFrom<unknown>(...values, ...(isMap ? [{ [secret]: "value" }, { [secret]: 1 }] : []));
};

/** Inputs or a state, some of which came as a secret. */
const secretly = (names: readonly string[], inputs: readonly string[], secret: string) =>
  fc
    .tuple(objectWith(names), fc.uniqueArray(fc.constantFrom(...inputs), { minLength: 1, maxLength: 3 }))
    .chain(([others, secrets]) =>
      fc.tuple(...secrets.map(holding(secret))).map((values) => ({
        ...others,
        ...Object.fromEntries(secrets.map((name, i) => [name, values[i]])),
        __secrets: secrets.join(),
      })),
    );

/** Longest that one call may hold the process up, in milliseconds of processor time: a busy machine does not count. */
const longestMs = 300;

/** What a call brings, and how long this thread has worked for it. */
async function timed<T>(call: () => Promise<T>): Promise<[T, number]> {
  const before = process.threadCpuUsage();
  const result = await call();
  const { user, system } = process.threadCpuUsage(before);
  return [result, (user + system) / 1_000];
}

const rows = kinds.map((kindOf) => [start(kindOf).kind.name, kindOf] as const);

/** Checks and diffs; what was said of them. Fails for what is not as Pulumi wants it, and for what takes long. */
async function judge(
  { kind, lines, handler }: ReturnType<typeof start>,
  olds: Record<string, unknown>,
  news: Record<string, unknown>,
): Promise<string[]> {
  const [{ failures = [] }, checkMs] = await timed(() => handler.check(olds, news));
  for (const { property, reason } of failures) expect([typeof property, typeof reason]).toEqual(["string", "string"]);
  const [diff, diffMs] = await timed(() => handler.diff("s-1", olds, news));
  expect(Math.max(checkMs, diffMs)).toBeLessThan(longestMs);
  const { replaces = [] } = diff;
  expect(replaces.every((key) => Object.hasOwn(kind.inputs, key) || key === "status")).toBe(true);
  return [...failures.flatMap(({ property, reason }) => [property, reason]), ...lines.splice(0), JSON.stringify(diff)];
}

test.each(rows)(
  "%s: check and diff of any inputs and states end in time, and say nothing that a terminal would obey",
  async (_, kindOf) => {
    const started = start(kindOf);
    const names = [...Object.keys(started.kind.inputs), ...outputs];
    await fc.assert(
      fc.asyncProperty(objectWith(names), objectWith(names), async (olds, news) => {
        const said = await judge(started, olds, news);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(said.filter((text) => /[\u0000-\u001f\u007f-\u009f]/.test(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);

test("of twenty thousand wrong names the first hundred are shown, and how many there are", async () => {
  const { handler } = start(kinds[0] as (typeof kinds)[number]);
  const timeouts = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`creates${i}`, "1h"]));
  const [{ failures = [] }, ms] = await timed(() => handler.check({}, { diskId: "d-1", timeouts }));
  expect(ms).toBeLessThan(longestMs);
  expect(failures).toHaveLength(101);
  expect(failures[0]?.reason).toMatch(/^timeouts\.creates0: unknown input; .*create, delete, update$/);
  expect(failures.at(-1)?.reason).toBe("19900 more things are wrong");
});

test.each(rows)(
  "%s: check and diff of large values end in time",
  async (_, kindOf) => {
    const started = start(kindOf);
    const [first] = kinds;
    // names that all kinds share have the same rules: the first kind tries them
    const shared = first && kindOf !== first ? [...Object.keys(start(first).kind.inputs), ...outputs] : [];
    const names = [...Object.keys(started.kind.inputs), ...outputs].filter((name) => !shared.includes(name));
    for (const name of names)
      for (const value of large) {
        await judge(started, {}, { [name]: value });
        await judge(started, { [name]: value }, { [name]: value });
      }
  },
  120_000,
);

test.each(rows)(
  "%s: check and diff show no input that is a secret, and none that was one",
  async (_, kindOf) => {
    const { kind } = start(kindOf);
    const inputs = Object.keys(kind.inputs);
    const names = [...inputs, ...outputs.filter((name) => name !== "__secrets")];
    await fc.assert(
      fc.asyncProperty(
        secretly(names, inputs, canaries.proxyPassword),
        secretly(names, inputs, canaries.input),
        async (olds, news) => {
          const said = await judge(start(kindOf), olds, news);
          expect(said.flatMap((text) => canariesIn(text))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  },
  60_000,
);
