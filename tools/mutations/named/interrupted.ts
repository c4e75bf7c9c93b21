import type { Mutation, TestName } from "./mutation";

const file = "provider/clouds/lifecycle/interrupted.ts";
const killed = (title: string): TestName => ({ file: "test/runtime/interrupted-creates.test.ts", title });
const adopting = (title: string): TestName => ({ file: "test/runtime/adoptions.test.ts", title });

/** What a create may go on with. */
export const interrupted: readonly Mutation[] = [
  {
    name: "adoptWithin bounds the age",
    file,
    from: "const isTooOld = age > adoptWithin &&",
    to: "const isTooOld = age < 0 &&",
    test: killed("%s: not after an hour, and then it is named with the text for adopt"),
  },
  {
    name: "adoptWithin of 0s is never",
    file,
    from: "if (isBegun && isSame && !isTooOld && adoptWithin > 0) adoptable",
    to: "if (isBegun && isSame && !isTooOld) adoptable",
    test: killed("%s: adoptWithin of 0s is never, also in the moment after the kill"),
  },
  {
    name: "a failed snapshot is not gone on with",
    file,
    from: "if (seen.item === undefined || isHopeless(seen)) continue;",
    to: "if (seen.item === undefined) continue;",
    test: adopting("a snapshot that has failed by now is not taken over"),
  },
  {
    name: "other inputs want another snapshot",
    file,
    from: "const isSame = mark.urn === owner.urn && mark.inputs === owner.inputs;",
    to: "const isSame = mark.urn === owner.urn;",
    test: killed("%s: not for other inputs, another resource, or another stack"),
  },
  {
    name: "another resource wants another snapshot",
    file,
    from: "const isSame = mark.urn === owner.urn && mark.inputs === owner.inputs;",
    to: "const isSame = mark.inputs === owner.inputs;",
    test: killed("%s: not for other inputs, another resource, or another stack"),
  },
  {
    name: "another stack's snapshot is none of ours",
    file: "provider/clouds/lifecycle/mark.ts",
    from: "  a.stack === b.stack &&\n",
    to: "",
    test: adopting("%s: what a stack of another name was making is not named"),
  },
  {
    name: "what some state knows is not gone on with",
    file: "provider/clouds/lifecycle/doubles.ts",
    from: "if (memory.tokens.has(mark.token) || memory.kept.isKnown(session.where, id)) return [];",
    to: "if (memory.tokens.has(mark.token)) return [];",
    test: killed("%s: not one that the engine has shown to this process: some state knows it"),
  },
  {
    name: "a create whose mark took long to go polls once more",
    file: "provider/clouds/lifecycle/claim.ts",
    from: "clock.now() - begun < freshMs",
    to: "clock.now() >= begun",
    test: {
      file: "test/runtime/released-marks.test.ts",
      title: "so that the create polls once more when its mark took long to go",
    },
  },
  {
    name: "an old poll is not believed because the network fails after the mark is gone",
    file: "provider/clouds/lifecycle/claim.ts",
    from: "const after = await lookOnce(operation, id);",
    to: "const after = await session.poller.poll(id, 100, call.signal).catch(() => seen);",
    test: {
      file: "test/runtime/released-marks.test.ts",
      title: "EVS: a network that fails after the mark is gone is waited out, as in any other poll",
    },
  },
  {
    name: "the end of a run lists once more",
    file: "provider/dynamic/run.ts",
    from: "lists.map((list) => list.run(signal))",
    to: "lists.slice(0, 0).map((list) => list.run(signal))",
    test: {
      file: "test/runtime/interrupted-leftovers.test.ts",
      title: "%s: is named at the end of a run whose first list did not show it yet",
    },
  },
  {
    name: "what is found at the end of a run is said",
    file: "provider/dynamic/summary.ts",
    from: ".filter(({ where, id }) => !kept.isKnown(where, id))",
    to: ".filter(({ where, id }) => !kept && where && id)",
    test: {
      file: "test/runtime/interrupted-leftovers.test.ts",
      title: "%s: is named at the end of a run whose first list did not show it yet",
    },
  },
  {
    name: "a run whose engine is dead leaves its marks",
    file: "provider/dynamic/run.ts",
    from: "    this.isCutOff = true;\n",
    to: "",
    test: {
      file: "test/pure/run.test.ts",
      title:
        "that is cut off takes no mark away, looks at nothing and says nothing: the next run must find what it made",
    },
  },
];
