import { checkId, createdId, isId, pathSegment } from "../../provider/clouds/answers/ids";
import { isReplaced } from "../../provider/clouds/inputs/replaced";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import { optional } from "../../provider/clouds/inputs/schema";

const odd = [
  ["nothing", ""],
  ["a space", "s 1"],
  ["the folder itself", "."],
  ["the folder above", ".."],
  ["another path", "a/../b"],
  ["a control character", "s-\u001b[31m"],
  ["a line break at the end", "s-1\n"],
  ["a hidden character", "s-\u200b1"],
  ["half a character", "s-\ud800x"],
  ["129 characters", "x".repeat(129)],
  ["a number", 7],
  ["an object", {}],
] as const;

test.each(odd)("no id: %s", (_, value) => {
  expect(isId(value)).toBe(false);
  expect(() => createdId("CreateSnapshot", value)).toThrow("CreateSnapshot: the answer holds no id");
  expect(() => pathSegment(value as string)).toThrow(/cannot be sent as an id/);
});

test.each(["s-1", "a.b:c_D", "...", "x".repeat(128), "3fbbcccf-d058-4502-8844-6feeffdf4cb5"])("an id: %s", (id) => {
  expect(isId(id)).toBe(true);
  expect(decodeURIComponent(pathSegment(id))).toBe(id);
});

test("an endless id is not printed to its end", () => {
  expect(() => checkId("x".repeat(200_000))).toThrow(/^.{40,200}$/);
});

describe("a new snapshot is made", () => {
  const schema = {
    source: optional("replace", () => []),
    region: optional("computed", () => []),
    name: optional("live", () => []),
    force: optional("record", () => []),
    maxPollInterval: optional("cosmetic", () => []),
  };
  const olds = { source: "d-1", region: "bj", name: "a", force: true, maxPollInterval: "1s" };
  test.each<[string, Record<string, unknown>, boolean]>([
    ["nothing", {}, false],
    ["another source", { source: "d-2" }, true],
    ["no source", { source: undefined }, true],
    ["a source that is not known yet", { source: unknownInput }, true],
    ["another region", { region: "gz" }, true],
    ["a region that is not known yet", { region: unknownInput }, true],
    ["no region", { region: undefined }, false],
    ["all the rest", { name: "b", force: false, maxPollInterval: "2s" }, false],
  ])("with %s changed: see the last column", (_, change, expected) => {
    expect(isReplaced(schema, { ...olds, ...change }, olds)).toBe(expected);
  });
});
