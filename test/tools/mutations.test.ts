import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";
import { readArguments } from "../../tools/mutations/arguments";
import { mutations } from "../../tools/mutations/named/mutations";
import { resultOf } from "../../tools/mutations/named/prove";
import { replaceOnce } from "../../tools/mutations/replace-once";
import { draw } from "../../tools/mutations/sample/draw";
import { equivalents } from "../../tools/mutations/sample/equivalent";
import { mutantsOf, mutated } from "../../tools/mutations/sample/mutants";
import { type Judged, scoreOf, verdictLine } from "../../tools/mutations/sample/score";
import { titlePattern } from "../../tools/mutations/title-pattern";

const read = (file: string) => readFileSync(join(projectRoot(), file), "utf8");

describe.each(mutations)("the named mutation: $name", ({ name, file, from, to, test: named }) => {
  test("applies to the source as it is", () => {
    expect(replaceOnce(read(file), from, to)).not.toBe(read(file));
    expect(mutations.filter((each) => each.name === name)).toHaveLength(1);
  });

  test("has its test", () => {
    expect(read(named.file)).toContain(JSON.stringify(named.title));
  });
});

test("a text that is not there, or there twice, cannot be replaced", () => {
  expect(() => replaceOnce("a b a", "c", "d")).toThrow("found 0 times");
  expect(() => replaceOnce("a b a", "a", "d")).toThrow("found 2 times");
  expect(replaceOnce("a b a", "b", "$&")).toBe("a $& a");
});

test("the title of a table stands for all names that it makes", () => {
  const pattern = new RegExp(`^${titlePattern("%s: after %d ms (a.b) $name")}$`);
  expect("ECS: after 5 ms (a.b) c").toMatch(pattern);
  expect("ECS: after 5 ms (axb) c").not.toMatch(pattern);
});

test.each([
  [{ end: "passed", titles: ["t"], ms: 1 } as const, "SURVIVED", "SURVIVED"],
  [{ end: "failed", file: "a.test.ts", title: "t" } as const, "died", "died"],
  [{ end: "failed", file: "a.test.ts" } as const, "BROKEN", "BROKEN"],
  [{ end: "too slow", file: "a.test.ts" } as const, "TOO SLOW", "died"],
])("a run that ends as %j says %s of a mutation, and %s where its test may hang", (verdict, result, ofHanging) => {
  expect(resultOf(verdict)).toBe(result);
  expect(resultOf(verdict, true)).toBe(ofHanging);
});

const changesOf = (text: string) => mutantsOf("a.ts", text).map(({ line, change }) => `${line}: ${change}`);

test.each([
  ["if (a) b();", ["1: a → !(a)", "1: b(); → ;"]],
  [
    "x = a && b ? 1 : 0;",
    ["1: a && b → !(a && b)", "1: a && b → (a || b)", "1: 1 → 2", "1: 1 → 0", "1: 0 → 1", "1: 0 → (-1)"],
  ],
  ["x = a < b;\ny = a >= b;", ["1: a < b → (a <= b)", "2: a >= b → (a > b)"]],
  ["x = a === b;\n\ny = a !== b;", ["1: a === b → (a !== b)", "3: a !== b → (a === b)"]],
  ["x = true;", ["1: true → false"]],
  ["await f();\nvoid g();", ["1: await f(); → ;", "2: void g(); → ;"]],
  ["type A = 1 | true;\ninterface B { c: 2 }\nlet d: 3 = 4;", ["3: 4 → 5", "3: 4 → 3"]],
  ["x = 1_000;", ["1: 1_000 → 1001", "1: 1_000 → 999"]],
])("the mutants of %s", (text, expected) => {
  expect(changesOf(text)).toEqual(expected);
});

test("a mutant is the source with its one change", () => {
  const source = "if (a && b) c();";
  const texts = mutantsOf("a.ts", source).map((mutant) => mutated(source, mutant));
  expect(texts).toEqual(["if (!(a && b)) c();", "if ((a || b)) c();", "if (a && b) ;"]);
});

test("a seed draws the same mutants again, each once", () => {
  const mutants = mutantsOf("a.ts", "x = [1, 2, 3, 4, 5, 6];");
  expect(draw(mutants, 5, 7)).toEqual(draw(mutants, 5, 7));
  expect(draw(mutants, 5, 7)).not.toEqual(draw(mutants, 5, 8));
  expect(new Set(draw(mutants, 100, 7)).size).toBe(mutants.length);
});

test("every mutant that is called equivalent is one of the source as it is", () => {
  for (const { file, lineText, change } of equivalents) {
    const same = mutantsOf(file, read(file)).filter((each) => each.lineText === lineText && each.change === change);
    expect([file, change, same.length > 0]).toEqual([file, change, true]);
  }
});

const [aMutant] = mutantsOf("provider/a.ts", "if (a) b();");
/** So many mutants that ended so. */
const judged = (ends: Partial<Record<Judged["result"]["end"], number>>): Judged[] => {
  const results = {
    passed: { end: "passed", titles: [], ms: 1 },
    failed: { end: "failed", file: "test/pure/a.test.ts", title: "is true" },
    "too slow": { end: "too slow", file: "test/host/a.test.ts" },
    equivalent: { end: "equivalent" },
    unclear: { end: "unclear", message: "jest ended" },
  } as const;
  const all = Object.values(results).flatMap((result) => Array(ends[result.end] ?? 0).fill(result));
  return all.map((result, i) => ({ place: i + 1, mutant: aMutant as Judged["mutant"], result }));
};

test.each([
  [{ failed: 100 }, true],
  [{ failed: 190, equivalent: 10 }, true],
  [{ failed: 189, equivalent: 11 }, false],
  [{ failed: 9, equivalent: 1 }, true],
  [{ failed: 8, "too slow": 1, equivalent: 1 }, true],
  [{ failed: 8, equivalent: 1 }, false], // less than 90 %
  [{ failed: 199, passed: 1 }, false],
  [{ failed: 199, unclear: 1 }, false],
  [{}, false],
])("a sample of %j is good: %j", (ends, isGood) => {
  expect(scoreOf(judged(ends)).isGood).toBe(isGood);
});

test("a sample names what lacks a test", () => {
  const all = judged({ failed: 2, "too slow": 1, passed: 1, equivalent: 1, unclear: 1 });
  expect(scoreOf(all).lines).toEqual([
    "3 of 6 died (50.0 %), 1 of them because a test hung, 1 in tests of the provider process",
    "1 are equivalent, 10 at most; 2 lack a test",
    "  #1 provider/a.ts:1  a → !(a)",
    "  #6 provider/a.ts:1  a → !(a)",
  ]);
  expect(all.map((each) => verdictLine(each).split("  ")[2])).toEqual([
    "SURVIVED",
    "died: test/pure/a.test.ts, failed: is true",
    "died: test/pure/a.test.ts, failed: is true",
    "died: test/host/a.test.ts, too slow",
    "equivalent",
    "UNCLEAR: jest ended",
  ]);
});

test("--numbers picks places of the draw", () => {
  const sample = readArguments(["--sample", "200", "--seed", "7", "--numbers", "51-53,12"]);
  expect(sample).toMatchObject({ count: 200, seed: 7 });
  expect([11, 12, 13, 50, 51, 53, 54].filter((place) => sample?.isWanted(place))).toEqual([12, 51, 53]);
  expect(readArguments(["--sample", "9"])?.isWanted(9)).toBe(true);
  expect(readArguments([])).toBeUndefined();
  for (const numbers of ["", "1-", "a", "1-2-3", "1,,2"]) {
    expect(() => readArguments(["--sample", "9", "--numbers", numbers])).toThrow("npm run mutations");
  }
});
