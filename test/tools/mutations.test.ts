import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";
import { mutations } from "../../tools/mutations/named/mutations";
import { resultOf } from "../../tools/mutations/named/prove";
import { replaceOnce } from "../../tools/mutations/replace-once";
import { draw } from "../../tools/mutations/sample/draw";
import { equivalents } from "../../tools/mutations/sample/equivalent";
import { mutantsOf, mutated } from "../../tools/mutations/sample/mutants";
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
