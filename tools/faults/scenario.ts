import type { FaultKind } from "cloud-snapshots-simulator";
import fc from "fast-check";
import { type KindName, kindNames, type Plan } from "../clouds";

/** A resource that a program declares. */
export interface Declared {
  readonly kind: KindName;
  readonly waitFor: "complete" | "usable" | "none";
  /** Whether it is of the one source of its kind that others may be of too. */
  readonly isShared: boolean;
}

/** What the network does to a call before, or beside, what the cloud does; `quoting`: it answers with the request itself. */
export type NetworkKind = "refused" | "unknownHost" | "slow" | "brokenBefore" | "quoting";

/** A disturbance of one or more calls of a step. */
export interface Disturbance {
  readonly kind: FaultKind | NetworkKind;
  /** Calls of this sort only; any when undefined. */
  readonly on: "create" | "look" | "delete" | "change" | undefined;
  /** How many such calls pass first, and how many are hit. */
  readonly skip: number;
  readonly count: number;
  /** All such calls in so many seconds from the first on; 0 where they are counted. */
  readonly seconds: number;
  /** Which of the codes that clouds use for it, or how long `slow` takes. */
  readonly variant: number;
}

export const endings = ["killProvider", "killEngine", "killBoth", "cancel", "cancelTwice", "ci"] as const;
/** How a run of the engine ends before its time. */
export type Ending = (typeof endings)[number];

export const commands = ["up", "change", "triggers", "replace", "adopt", "move", "refresh", "destroy"] as const;
/**
 * `change`: an up after a change in place; `triggers`: one after a change that replaces; `replace`: up --replace; `adopt`: an up
 * with somebody else's snapshots in the place of our own, or without them again; `move`: the same with snapshots of other
 * resources and stacks.
 */
export type Command = (typeof commands)[number];

/**
 * What else happens at the so-manieth moment of a run: somebody else makes snapshots of the same sources, the machine's clock is
 * set back or ahead, keys expire until the next run.
 */
export interface Happening {
  readonly what: "strangers" | "setBack" | "setAhead" | "keysExpire";
  readonly at: number;
}

/** One run of the engine on one of the stacks. */
export interface Step {
  readonly stack: number;
  readonly command: Command;
  readonly disturbances: readonly Disturbance[];
  /** Ends the run at the so-manieth moment at which something reaches the cloud, comes back, wakes or is written. */
  readonly ending: { readonly how: Ending; readonly at: number } | undefined;
  /** Between this run and the next, in seconds: no engine starts faster. */
  readonly pause: number;
  readonly happenings: readonly Happening[];
  /** It runs together with the one before it, if that is of another stack. */
  readonly isBeside: boolean;
}

/** How coming snapshots go. */
export interface Course extends Plan {
  readonly kind: KindName;
}

export interface Scenario {
  /** Of what is drawn on the way: ids, progress curves, jitter. */
  readonly chance: number;
  readonly stacks: readonly (readonly Declared[])[];
  readonly snapshotSeconds: number;
  /** How long lists do not show new snapshots, and how long deletions take, in seconds. */
  readonly invisibleSeconds: number;
  readonly deletionSeconds: number;
  /** How far the cloud's clock is ahead of ours, in seconds. */
  readonly skewSeconds: number;
  /** Huawei is called as an IAM user, whose tokens live so many seconds; 0: with keys. */
  readonly tokenSeconds: number;
  /** The clouds refuse what comes faster than this. */
  readonly callsPerSecond: number;
  readonly courses: readonly Course[];
  readonly steps: readonly Step[];
}

const some = <T>(arbitrary: fc.Arbitrary<T>, most: number) => fc.array(arbitrary, { maxLength: most });
/** Mostly the first, sometimes the others. */
const mostly = <T>(usual: T, rare: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(usual), weight: 3 }, { arbitrary: rare, weight: 1 });

const kind = fc.constantFrom(...kindNames);

/** Only Alibaba's snapshots can be used before they are complete. */
const declared: fc.Arbitrary<Declared> = kind.chain((each) =>
  fc.record({
    kind: fc.constant(each),
    waitFor: mostly<Declared["waitFor"]>("complete", fc.constantFrom("none", each === "ecs" ? "usable" : "none")),
    // a source takes one copy
    isShared: each === "copy" ? fc.constant(false) : mostly(false, fc.constant(true)),
  }),
);

const faultKinds: Disturbance["kind"][] = [
  ...(["throttle", "error", "html", "reset", "silent", "lost", "truncated", "empty", "wrongTypes", "skewed"] as const),
  ...(["refused", "unknownHost", "slow", "brokenBefore", "quoting"] as const),
];

const disturbance: fc.Arbitrary<Disturbance> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constantFrom(...faultKinds), weight: 60 },
    { arbitrary: fc.constantFrom<Disturbance["kind"]>("lost", "truncated", "empty", "wrongTypes"), weight: 15 },
    { arbitrary: fc.constant<Disturbance["kind"]>("huge"), weight: 1 },
  ),
  on: fc.constantFrom("create" as const, "create" as const, "look", "delete", "change", undefined),
  skip: fc.nat({ max: 4 }),
  count: mostly(1, fc.integer({ min: 2, max: 12 })),
  seconds: fc.oneof({ arbitrary: fc.constant(0), weight: 7 }, { arbitrary: fc.constantFrom(5, 20, 90), weight: 1 }),
  variant: fc.nat({ max: 5 }),
});

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom("strangers", "strangers", "setBack", "setAhead", "keysExpire" as const),
  at: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
});

const step = (stacks: number): fc.Arbitrary<Step> =>
  fc.record({
    stack: fc.nat({ max: stacks - 1 }),
    command: fc.oneof(
      { arbitrary: fc.constant<Command>("up"), weight: 3 },
      { arbitrary: fc.constantFrom(...commands), weight: 4 },
    ),
    disturbances: some(disturbance, 3),
    ending: fc.option(
      fc.record({
        how: fc.constantFrom(...endings),
        at: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 120 })),
      }),
      { nil: undefined, freq: 2 },
    ),
    pause: mostly(5, fc.constantFrom(2, 60, 200, 3_000, 4_000)),
    happenings: mostly<Happening[]>([], fc.array(happening, { minLength: 1, maxLength: 2 })),
    isBeside: fc.boolean(),
  });

/** A program of one to so many resources. */
const program = (most: number) => fc.array(declared, { minLength: 1, maxLength: most });

/** Mostly one stack, sometimes two. */
const programs = fc.oneof(
  { arbitrary: fc.tuple(program(3)), weight: 3 },
  { arbitrary: fc.tuple(program(2), program(2)), weight: 1 },
);

/** Scenarios of one to three runs of the engine, with all that may go wrong in them. */
export const scenarios: fc.Arbitrary<Scenario> = programs.chain((stacks) =>
  fc.record({
    chance: fc.nat(),
    stacks: fc.constant(stacks),
    snapshotSeconds: mostly(3, fc.constantFrom(2, 5, 8, 12, 20, 90)),
    invisibleSeconds: mostly(0, fc.constantFrom(2, 15, 45)),
    deletionSeconds: mostly(0, fc.constantFrom(3, 8, 30)),
    skewSeconds: mostly(0, fc.constantFrom(-90, 120, 4_000, -4_000)),
    tokenSeconds: mostly(0, fc.constantFrom(120, 900, 86_400)),
    callsPerSecond: mostly(200, fc.constantFrom(1, 3)),
    courses: some(
      fc.record({
        kind,
        outcome: fc.constantFrom("failed", "vanish", "stick", "odd", "flip", "ready" as const),
        seconds: fc.constantFrom(5, 20, 100),
      }),
      2,
    ),
    steps: fc.array(step(stacks.length), { minLength: 1, maxLength: 3 }),
  }),
);
