import type { Entry, Kind } from "../../tools/kills/books";
import { kinds } from "../../tools/kills/books";
import type { How } from "../../tools/kills/cuts";
import type { Evidence, Moment } from "../../tools/kills/evidence";
import { judge } from "../../tools/kills/judge";

const made = (kind: Kind, id: string = kind): Entry => ({ kind, id, createdAt: 10, readyAt: 14 });
const gone = (entry: Entry): Entry => ({ ...entry, deletedAt: 40 });
const record = (kind: Kind, id: string = kind) => ({
  urn: `urn:pulumi:s::p::pulumi-nodejs:dynamic/x:Snapshot::${kind}`,
  type: "pulumi-nodejs:dynamic/x:Snapshot",
  id,
  outputs: { ready: true },
});
const run = (args: string, begunAt: number, output = "", code = 0) => ({ args, begunAt, output, code });
const all = kinds.map((kind) => made(kind));

/** An up that was killed, and all went well. */
function evidence(changes: Partial<Evidence> = {}, output = ""): Evidence {
  const resources = kinds.map((kind) => record(kind));
  const afterUp: Moment = { at: 30, books: all, resources, pending: 0 };
  const up = run("up", 21, output);
  const destroy = run("destroy", 31);
  return {
    point: { seed: 1, index: 1, what: "up", how: "engine", delayMs: 0 },
    begunAt: 5,
    hits: 1,
    endedAfterMs: 10,
    providerAfterMs: 20,
    afterCut: { at: 20, books: all, resources: [], pending: 0 },
    ups: [up],
    afterUp,
    destroy,
    afterDestroy: { at: 41, books: all.map(gone), resources: [], pending: 0 },
    runs: [run("up", 5), up, destroy],
    journal: [],
    ...changes,
  };
}

const double = made("ecs", "s-double");
const withDouble = (output: string) =>
  evidence(
    {
      afterUp: { ...evidence().afterUp, books: [...all, double] },
      afterDestroy: { at: 41, books: [...all.map(gone), double], resources: [], pending: 0 },
    },
    output,
  );

test("a run that recovers what was made is good", () => {
  expect(judge(evidence())).toMatchObject({ made: kinds.length, recorded: 0, doubled: 0, orphaned: 0, problems: [] });
});

test("a double that a later run names is no orphan, one that nobody names is", () => {
  expect(judge(withDouble("earlier runs of this stack made s-double"))).toMatchObject({
    doubled: 1,
    named: 1,
    left: 1,
    problems: [],
  });
  const orphan = {
    doubled: 1,
    named: 0,
    orphaned: 1,
    problems: ["in the cloud, in no state, never named: ecs s-double", "made 1 times too often, and named 0 times"],
  };
  expect(judge(withDouble(""))).toMatchObject(orphan);
  expect(judge(withDouble("s-double deleting"))).toMatchObject(orphan); // a row tells nothing of that
});

test("what the state has and the cloud has not is lost, unless the destroy that was cut off asked for it", () => {
  const books = all.map((entry) => (entry.kind === "evs" ? gone(entry) : entry));
  const afterUp = { ...evidence().afterUp, books };
  expect(judge(evidence({ afterUp })).problems).toEqual([
    "in the state, not in the cloud: evs evs",
    "evs is ready in the state, not in the cloud",
  ]);
  const journal = [
    { at: 12, service: "evs", operation: "DeleteSnapshot", resource: "evs", status: 202, requestId: "" } as const,
  ];
  const point = { ...evidence().point, what: "destroy" } as const;
  expect(judge(evidence({ afterUp, journal, point }))).toMatchObject({ lost: 0, stale: 1, problems: [] });
  expect(judge(evidence({ afterUp, point })).lost).toBe(1);
});

test("a destroy that leaves what the state knew is a problem, whatever its row says", () => {
  const afterDestroy = {
    ...evidence().afterDestroy,
    books: all.map((entry) => (entry.kind === "evs" ? entry : gone(entry))),
  };
  const output = "earlier runs of this stack made evs";
  expect(judge(evidence({ afterDestroy }, output)).problems).toEqual(["destroy left what the state knew: evs evs"]);
});

test("a point whose signals found nothing to end shows nothing", () => {
  const problemsOf = (how: How, hits: number) =>
    judge(evidence({ hits, point: { ...evidence().point, how, delayMs: 1_400 } })).problems;
  expect(problemsOf("provider", 0)).toEqual([
    "0 of 1 signals found the run going, 1400 ms after its first call: it was not cut off as was meant",
  ]);
  expect(problemsOf("term2", 1)).toEqual([expect.stringMatching(/^1 of 2 signals found the run going/)]);
  expect(problemsOf("term2", 2)).toEqual([]);
});

test("a cancel must be quick, and everything it leaves recorded", () => {
  const point = { ...evidence().point, how: "int" } as const;
  expect(judge(evidence({ point, endedAfterMs: 2_500 })).problems).toEqual([
    "the cancel took 2.5 s",
    `made and not recorded after the cancel: ${kinds.map((kind) => `${kind} ${kind}`).join(", ")}`,
  ]);
  const recorded = { ...evidence().afterCut, resources: evidence().afterUp.resources, pending: 2 };
  expect(judge(evidence({ point, afterCut: recorded })).problems).toEqual(["2 operations pending after the cancel"]);
  expect(
    judge({ ...withDouble("earlier runs of this stack made s-double"), point, afterCut: { ...recorded, pending: 0 } })
      .problems,
  ).toEqual(["made twice after a cancel"]);
});

test("failed ups, a failed destroy, a provider that lives on, and a state that is untrue are problems", () => {
  const failed = run("up", 21, "", 255);
  expect(judge(evidence({ ups: [failed, run("up", 25)] })).problems).toEqual(["up failed, and worked when repeated"]);
  expect(judge(evidence({ ups: [failed, failed] }))).toMatchObject({
    failedUps: 2,
    problems: ["up failed, and again"],
  });
  expect(judge(evidence({ destroy: run("destroy", 31, "", 1) })).problems).toEqual(["destroy ended with 1"]);
  expect(judge(evidence({ providerAfterMs: undefined })).problems).toEqual([
    "a provider process lived on 3 s after its engine",
  ]);
  const books = all.map(({ kind, id, createdAt }) => ({ kind, id, createdAt }));
  expect(judge(evidence({ afterUp: { ...evidence().afterUp, books } })).problems).toHaveLength(kinds.length);
});
