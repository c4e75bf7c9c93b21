import type { Mutation, TestName } from "./mutation";

const waiter = "provider/readiness/waiter.ts";
const waiting = (title: string): TestName => ({ file: "test/pure/waiter.test.ts", title });

/** What looks at a snapshot prove, and what they do not. */
export const looks: readonly Mutation[] = [
  {
    name: "a snapshot that lists do not show in its first minute is not gone",
    file: "provider/readiness/visibility.ts",
    from: "visibleWithin = 60_000",
    to: "visibleWithin = 0",
    test: waiting("not found in the first minute is waited out: lists lag behind creates"),
  },
  {
    name: "an answer that tells a wrong time does not make a new snapshot older",
    file: "provider/clouds/lifecycle/state.ts",
    from: "now.machine - timeIn(machine)]",
    to: "]",
    test: {
      file: "test/runtime/young-snapshots.test.ts",
      title: "%s: answers that tell a wrong time do not make it older, for a refresh and a destroy",
    },
  },
  {
    name: "one look does not prove that a snapshot vanished",
    file: "provider/readiness/missing.ts",
    from: "const pollsToVanish = 2;",
    to: "const pollsToVanish = 1;",
    test: waiting("vanishing later is an end, but only when two looks in a row say so"),
  },
  {
    name: "one look does not drop a resource",
    file: "provider/clouds/lifecycle/poll-twice.ts",
    from: 'if (seen.phase !== "gone") return seen;',
    to: "if (seen) return seen;",
    test: {
      file: "test/runtime/last-looks.test.ts",
      title: "one list that lacks the snapshot does not make an update red",
    },
  },
  {
    name: "an error is no news of a snapshot",
    file: "provider/readiness/coalescer.ts",
    from: "for (const { reject } of batch) reject(error);",
    to: 'for (const { resolve } of batch) resolve({ phase: "gone", status: String(error) });',
    test: {
      file: "test/pure/coalescer.test.ts",
      title: "an error reaches every look of the call, and the next look asks again",
    },
  },
  {
    name: "network trouble is no refusal",
    file: "provider/readiness/refusals.ts",
    from: "this.refusals = isTransient ? 0 : this.refusals + 1;",
    to: "this.refusals = this.refusals + 1;",
    test: waiting("network trouble never counts against the snapshot, however long"),
  },
  {
    name: "a status that nobody knows is waited on",
    file: waiter,
    from: 'if (seen.phase === "failed") return ended("failed");',
    to: 'if (seen.phase === "failed" || seen.phase === "unknown") return ended("failed");',
    test: waiting("an unknown status is waited on, with one warning"),
  },
  {
    name: "a failed snapshot ends the wait",
    file: waiter,
    from: 'if (seen.phase === "failed") return ended("failed");',
    to: "",
    test: waiting("failed ends the wait at once"),
  },
  {
    name: "a snapshot is looked at once more before the wait is given up",
    file: waiter,
    from: "    let seen: Observation<Item>;\n    try {",
    to: '    let seen: Observation<Item>;\n    if (isLastPoll) return ended("timed-out");\n    try {',
    test: {
      file: "test/pure/waiter-ends.test.ts",
      title: "one that keeps moving is waited for, up to the cap, with a last look at the very end",
    },
  },
  {
    name: "a usable snapshot is ready only where that was asked for",
    file: "provider/clouds/lifecycle/kind.ts",
    from: '(waitFor === "usable" && phase === "usable")',
    to: 'phase === "usable"',
    test: {
      file: "test/pure/diff.test.ts",
      title: "usable is enough for those who ask for usable, and no longer when they ask for complete",
    },
  },
  {
    name: "a record without an id spoils the whole list",
    file: "provider/clouds/answers/records.ts",
    from: "return list.map((each: unknown) => {",
    to: "return list.filter((each: unknown) => isIdentified(each, field)).map((each: unknown) => {",
    test: {
      file: "test/runtime/odd-answers.test.ts",
      title: "%s: refresh drops nothing, delete and update do not end well",
    },
  },
  {
    name: "an answer about another snapshot is none",
    file: "provider/clouds/answers/records.ts",
    from: "if (isSame(value.id, wanted)) return value;",
    to: "if (isSame) return value;",
    test: { file: "test/runtime/odd-ids.test.ts", title: "%s: an answer about another snapshot is none" },
  },
  {
    name: "a refresh keeps what lists may not show yet",
    file: "provider/clouds/lifecycle/read.ts",
    from: "if (!isYoung(state, clocksOf(operation))) {",
    to: "if (!isYoung({}, clocksOf(operation))) {",
    test: {
      file: "test/runtime/young-snapshots.test.ts",
      title: "%s: a refresh keeps what the cloud does not show yet, as it is recorded",
    },
  },
  {
    name: "keys that are refused for moments end no wait",
    file: "provider/readiness/refusals.ts",
    from: "const refusedForMs = 30_000;",
    to: "const refusedForMs = 0;",
    test: waiting("keys that are refused for %d ms while they are changed end nothing"),
  },
];
