import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cloudNames, clouds, kindNames, kindRows } from "../../tools/clouds";

const seed = randomInt(2 ** 31);
process.stderr.write(`fuzzed answers: seed ${seed}\n`);

/** What kinds and ways of reading have no counterpart in the cloud: nothing is sent, so nothing is read. */
const idle = kindNames.flatMap((kind) => kindRows[kind].idle.map((way) => `${kind} ${way}`)).sort();

const provider = join(__dirname, "../../provider");
const sources = globSync("**/*.ts", { cwd: provider, exclude: ["**/dist/**", "**/node_modules/**"] });
const sourcesWith = (pattern: RegExp) =>
  sources.filter((file) => pattern.test(readFileSync(join(provider, file), "utf8"))).sort();

let lines = "";
beforeAll(async () => {
  const main = join(__dirname, "../../dist/tools/fuzz/main.js");
  const run = promisify(execFile)(process.execPath, [main, "--runs", "6000", "--seed", String(seed)]);
  lines = (await run.catch((failure: { stdout: string }) => failure)).stdout;
}, 240_000);

const rows = () =>
  [...lines.matchAll(/^(\w+) (\w+): (\d+) bodies, (\d+) taken, (\d+) large, \d+ ms$/gm)].map((row) => {
    const [kind = "", way = "", ...counts] = row.slice(1);
    const [bodies = 0, taken = 0, large = 0] = counts.map(Number);
    return { kind, way, bodies, taken, large };
  });

test(`readers of answers take 6,000 odd bodies (npm run fuzz -- --seed ${seed} reads more)`, () => {
  expect(lines).toMatch(/^6000 bodies \(24 of 1 to 4 MiB\), 0 findings, /m);
});

test("every kind reads answers in every way that it has, of which some are taken and some are large", () => {
  const kinds = [...new Set(rows().map(({ kind }) => kind))];
  const ways = [...new Set(rows().map(({ way }) => way))];
  expect(kinds).toHaveLength(sources.filter((file) => file.startsWith("handlers/")).length);
  const all = kinds.flatMap((kind) => ways.map((way) => `${kind} ${way}`));
  const readers = rows().map(({ kind, way }) => `${kind} ${way}`);
  expect(all.filter((each) => !readers.includes(each)).sort()).toEqual(idle);
  expect(
    lines
      .match(/^ask for nothing: (.*)$/m)?.[1]
      ?.split(", ")
      .sort(),
  ).toEqual(idle);
  expect(rows().filter(({ taken, bodies }) => taken === 0 || taken === bodies)).toEqual([]);
  const withLarge = new Set(rows().flatMap(({ way, large }) => (large > 0 ? [way] : [])));
  expect(ways.filter((way) => !withLarge.has(way))).toEqual([]);
});

test("answers to every operation that the clients can send are read", () => {
  // the compiler lets the clients send nothing that is not in these lists
  expect(sourcesWith(/new ApiClient\(/)).toEqual([...cloudNames].sort().map((name) => `clouds/${name}/client.ts`));
  expect(sourcesWith(/\btransport\(\{/)).toEqual(["clouds/shared/api-client.ts"]);
  const read = [...lines.matchAll(/^answers to (\w+) (\w+): (\d+)$/gm)];
  for (const { services, operations } of Object.values(clouds)) {
    const isOfCloud = (service = "") => Object.hasOwn(services, service);
    const asked = read.flatMap(([, service, operation = ""]) => (isOfCloud(service) ? [operation] : []));
    expect([...new Set(asked)].sort()).toEqual([...operations].sort());
  }
});

test("all look-ups are among the readers", () => {
  const declared = sourcesWith(/export const \w+Lookups = /);
  const tables = globSync("*.ts", { cwd: join(__dirname, "../../tools/clouds") });
  const imported = tables.flatMap((file) => {
    const text = readFileSync(join(__dirname, "../../tools/clouds", file), "utf8");
    return [...text.matchAll(/from "#provider\/(lookups\/[\w-]+)"/g)].map(([, module]) => `${module}.ts`);
  });
  expect(imported.sort()).toEqual(declared);
});
