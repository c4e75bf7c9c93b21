import { Kept } from "../../provider/clouds/lifecycle/kept";
import { isSamePlace, keyOf, PlacedIds, type Where } from "../../provider/clouds/lifecycle/where";

const here: Where = { cloud: "alibaba", account: "a", region: "r", projectId: "p" };

describe("two places", () => {
  test.each(["cloud", "account", "region", "projectId"] as const)("differ by their %s", (part) => {
    expect(isSamePlace(here, { ...here, [part]: "x" })).toBe(false);
    expect(keyOf({ ...here, [part]: "x" }, "1")).not.toBe(keyOf(here, "1"));
  });

  test.each(["account", "region", "projectId"] as const)("may be one where the %s of one is not known", (part) => {
    expect(isSamePlace(here, { ...here, [part]: undefined })).toBe(true);
    expect(isSamePlace({ ...here, [part]: undefined }, here)).toBe(true);
    expect(isSamePlace({ ...here, [part]: undefined }, { ...here, [part]: undefined })).toBe(true);
  });
});

test("an id is known in each place in which it was added, and in no other", () => {
  const ids = new PlacedIds();
  expect(ids.has(here, "1")).toBe(false);
  ids.add(here, "1");
  ids.add({ ...here, region: "s" }, "1");
  const isIn = (region: string) => ids.has({ ...here, region }, "1");
  expect([isIn("r"), isIn("s"), isIn("t"), ids.has(here, "2")]).toEqual([true, true, false, false]);
});

describe("a snapshot is kept", () => {
  const olds = { diskId: "d-1" };
  const why = (kept: Kept, id = "1", where = here) => kept.reason(where, id);

  test("when adopt names it, or a create has returned it", () => {
    const kept = new Kept();
    expect(why(kept)).toBeUndefined();
    kept.check("a", {}, here, "1");
    kept.return(here, "2");
    expect([why(kept), why(kept, "2")]).toEqual(["adopt names it", "this run has handed it to a resource that stays"]);
    expect(why(kept, "1", { ...here, region: "x" })).toBeUndefined();
  });

  test("when a diff of a program that runs says that it stays", () => {
    const kept = new Kept();
    expect(kept.diff("a", here, "1", true)).toBe(false); // of a refresh
    expect(why(kept)).toBeUndefined();
    kept.check("a", olds, here, undefined);
    expect(kept.diff("a", here, "1", false)).toBe(true);
    expect(why(kept)).toBeUndefined();
    kept.diff("a", here, "1", true);
    expect(why(kept)).toBe("a resource that stays has it");
    expect(why(kept, "1", { ...here, region: "x" })).toBeUndefined();
    expect(why(kept, "2")).toBeUndefined();
  });

  test("until a check without old inputs says that its resource is replaced after all", () => {
    const kept = new Kept();
    for (const urn of ["a", "b"]) kept.check(urn, olds, here, undefined);
    kept.diff("a", here, "1", true);
    kept.diff("b", here, "2", true);
    kept.check("a", {}, here, undefined);
    expect([why(kept), why(kept, "2")]).toEqual([undefined, "a resource that stays has it"]);
  });
});

test("an id is known to some state once the engine has named it in any way", () => {
  const kept = new Kept();
  kept.see(here, "1");
  kept.return(here, "2");
  kept.diff("a", here, "3", false);
  kept.check("a", {}, here, "4");
  expect(["1", "2", "3", "4"].map((id) => kept.isKnown(here, id))).toEqual([true, true, true, false]);
});
