import { optional, required } from "../../provider/clouds/inputs/schema";
import type { Properties, Session, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import {
  ageOf,
  givenInputs,
  givenNames,
  isYoung,
  managedState,
  ownerOfState,
  ownerRecord,
  recordedToken,
  reportedState,
  stateOf,
  unreportedState,
  wasRecorded,
  wasSeen,
} from "../../provider/clouds/lifecycle/state";

const second = 1_000;
const now = Date.parse("2026-11-20T12:00:00Z");
const at = (ms: number) => ({ cloud: ms, machine: ms });
const anything = () => [];
const inputs = {
  name: optional("live", anything),
  tags: optional("live", anything),
  source: required("replace", anything),
  force: optional("record", anything),
  timeouts: optional("cosmetic", anything),
};
const kind = { inputs, outputs: (item: Properties) => item } as unknown as SnapshotKind<Properties>;

describe("the record of an owner", () => {
  test("holds the token and the second in which the cloud accepted the snapshot", () => {
    const state = ownerRecord("tok", at(now + 999));
    expect(state).toEqual({ __owner: `tok.${(now / second).toString(36)}` });
    expect(recordedToken(state)).toBe("tok");
    expect(recordedToken(ownerRecord(undefined, at(now)))).toBeUndefined();
    expect(recordedToken({})).toBeUndefined();
    expect(ownerOfState({ ...state, name: "x" })).toEqual(state);
    expect(ownerOfState({ name: "x" })).toEqual({});
  });

  test("says for a minute, before and after by either clock, that lists may not show the snapshot yet", () => {
    const isYoungAfter = (ms: number) => isYoung(ownerRecord("tok", at(now)), at(now + ms));
    expect([-60_000, -59_999, 0, 59_999, 60_000].map(isYoungAfter)).toEqual([false, true, true, true, false]);
    expect(isYoung({}, at(now))).toBe(false);
    expect(isYoung({ __owner: "tok" }, at(now))).toBe(false);
  });

  test("has the machine's time too where that is another one, so that no wrong clock makes a snapshot older", () => {
    const hour = 3_600_000;
    const [soon, late] = [now + 59_000, now + 61_000];
    const state = ownerRecord("tok", at(now));
    for (const ms of [-4_999, 4_999]) expect(ownerRecord("tok", { cloud: now, machine: now + ms })).toEqual(state);
    for (const ms of [-5_000, 5_000]) expect(ownerRecord("tok", { cloud: now, machine: now + ms })).not.toEqual(state);
    expect(isYoung(state, { cloud: soon, machine: late })).toBe(true);
    expect(isYoung(state, { cloud: late, machine: soon })).toBe(true); // an answer tells a wrong time now
    const skewed = ownerRecord("tok", { cloud: now + hour, machine: now }); // an answer told a wrong time then
    expect(skewed).toEqual({ __owner: `tok.${((now + hour) / second).toString(36)}.${(now / second).toString(36)}` });
    expect(isYoung(skewed, at(soon))).toBe(true);
    expect(isYoung(skewed, at(late))).toBe(false);
    const behind = ownerRecord("tok", { cloud: now, machine: now - hour }); // the machine's clock is wrong for good
    expect(isYoung(behind, { cloud: soon, machine: soon - hour })).toBe(true);
    expect(isYoung(behind, { cloud: late, machine: late - hour })).toBe(false);
  });
});

test("the inputs that the program gave are those that are named, else all that have a value", () => {
  const state = { name: "x", source: "s", status: "done", __urn: "u", tags: undefined };
  expect(givenNames({ ...state, __given: "source,tags" })).toEqual(["source", "tags"]);
  expect(givenNames({ ...state, __given: "" })).toEqual([]);
  expect(givenNames(state)).toEqual(["name", "source", "status"]);
  expect(givenInputs({ ...state, __given: "source,tags" })).toEqual({ source: "s" });
});

test("live values that neither program speaks of are not ours to change", () => {
  const olds = { name: "x", tags: { a: "1" }, source: "s", status: "done", __given: "source" };
  expect(managedState(kind, olds, { tags: {} })).toEqual({
    tags: { a: "1" },
    source: "s",
    status: "done",
    __given: "source",
  });
  expect(managedState(kind, { ...olds, __given: "name" }, {})).toMatchObject({ name: "x" });
});

test("a snapshot that nobody has brought to its inputs remembers none that only the state knows", () => {
  expect(unreportedState(kind, { name: "x", force: true, __given: "name,force" })).toEqual({
    name: "x",
    __given: "name",
  });
});

test("what the cloud itself tells is what these inputs speak of", () => {
  expect(reportedState(kind, { name: "x", tags: {}, source: "s" }, { name: "y", source: "s" })).toEqual({ name: "x" });
});

test("an age is never less than nothing, and none where the cloud tells no time", () => {
  const createdAt = "2026-11-20T12:00:00Z";
  expect(ageOf({ createdAt }, now + 5)).toBe(5);
  expect(ageOf({ createdAt }, now - 5)).toBe(0);
  expect(ageOf({}, now)).toBeUndefined();
});

test("a recorded state has a status, and one that was seen a known one", () => {
  expect([wasRecorded({ status: "x" }), wasRecorded({})]).toEqual([true, false]);
  expect([wasSeen({ status: "x" }), wasSeen({ status: "unknown" })]).toEqual([true, false]);
});

describe("outputs", () => {
  const inputs = { name: "wanted", source: "s", waitFor: undefined };
  const operation = { kind, session: { place: { region: "r" } } as unknown as Session<Properties> };

  test("are the cloud's record, with the inputs that it does not tell", () => {
    const seen = { phase: "complete", status: "done", progress: 100, item: { name: "real", size: 5 } } as const;
    expect(stateOf(operation, inputs, seen, { owner: { __owner: "o" }, recorded: { size: 4 } })).toEqual({
      name: "real",
      size: 5,
      source: "s",
      region: "r",
      status: "done",
      ready: true,
      progress: 100,
      __given: "name,source",
      __owner: "o",
    });
  });

  test("of a snapshot that no look has shown are what was recorded before, with the inputs", () => {
    const recorded = { size: 4, status: "creating", __urn: "u" };
    expect(stateOf(operation, inputs, undefined, { recorded })).toEqual({
      name: "wanted",
      size: 4,
      source: "s",
      region: "r",
      status: "creating",
      ready: false,
      __given: "name,source",
    });
    expect(stateOf(operation, inputs, undefined)).toMatchObject({ status: "unknown", ready: false });
  });

  test("are ready as far as was asked for", () => {
    const usable = { phase: "usable", status: "x", item: {} } as const;
    const isReadyFor = (waitFor: unknown) => stateOf(operation, { waitFor }, usable)["ready"];
    expect([isReadyFor("usable"), isReadyFor("complete"), isReadyFor(undefined), isReadyFor("none")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
