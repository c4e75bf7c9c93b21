import type { Mutation } from "./mutation";

/** Whose a snapshot is, and who deletes it. */
export const ownership: readonly Mutation[] = [
  {
    name: "a snapshot carries its owner's mark",
    file: "provider/clouds/lifecycle/create.ts",
    from: "const owner = newOwner(operation, inputs);\n  if (!owner) return",
    to: "const owner = undefined as ReturnType<typeof newOwner>;\n  if (!owner) return",
    test: {
      file: "test/runtime/interrupted-creates.test.ts",
      title: "%s: the next run goes on with its snapshot, and tells id and age",
    },
  },
  {
    name: "only the owner deletes",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "if (mark && mark.token !== token && !isOwnForSure(mark, context)) {",
    to: "if (mark && false) {",
    test: {
      file: "test/runtime/owners.test.ts",
      title: "%s: what another stack has adopted is left to it, and its own destroy removes it",
    },
  },
  {
    name: "a token of another run is noticed",
    file: "provider/clouds/lifecycle/claim.ts",
    from: "if (!mark || !claim.owner || isClaimed(mark, claim, call.clock)) return;",
    to: "if (!mark || mark) return;",
    test: {
      file: "test/runtime/two-runs.test.ts",
      title: "%s: the one whose mark was overwritten while it waited is red, without a record",
    },
  },
  {
    name: "ids that this run keeps are not deleted",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "  if (reason) {",
    to: "  if (reason && false) {",
    test: {
      file: "test/runtime/owners.test.ts",
      title: "%s: an id that adopt names in any check is not deleted, nor one that a create returned",
    },
  },
  {
    name: "the making mark goes with the end of the create",
    file: "provider/clouds/lifecycle/claim.ts",
    from: 'if (kind.marks.onlyWhenComplete && seen.phase !== "complete") return seen;',
    to: "if (mark.making) return seen;",
    test: {
      file: "test/runtime/released-marks.test.ts",
      title: "%s: with the update that goes on with the snapshot",
    },
  },
  {
    name: "a snapshot of another source is not adopted",
    file: "provider/clouds/lifecycle/create.ts",
    from: "  if (refusal) throw new Error(",
    to: "  if (refusal && false) throw new Error(",
    test: {
      file: "test/runtime/alibaba-ecs-update.test.ts",
      title: "refuses the snapshot of another disk, and one that does not exist",
    },
  },
  {
    name: "a deletion is looked at until the snapshot is gone",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "    await untilGone(operation, id, limitMs);\n",
    to: "",
    test: {
      file: "test/runtime/alibaba-ecs-read-delete.test.ts",
      title: "removes exactly that snapshot, sees it gone, and can be repeated",
    },
  },
  {
    name: "a change of mere description makes no new snapshot",
    file: "provider/clouds/lifecycle/check.ts",
    from: "  if (isReplaced(kind.inputs, news, olds)) return [];\n  return Object",
    to: "  if (kind.inputs) return [];\n  return Object",
    test: { file: "test/pure/refused-changes.test.ts", title: "is refused at its property, with the ways out" },
  },
  {
    name: "a snapshot that turns out to be complete is not deleted first",
    file: "provider/clouds/lifecycle/delete.ts",
    from: 'if (seen.phase !== "complete" && seen.phase !== "usable" && !isBack) return true;',
    to: "if (!isBack) return true;",
    test: {
      file: "test/runtime/broken-updates.test.ts",
      title: "but not one that turns out to be complete after all",
    },
  },
  {
    name: "a copy is deleted first only when its source was seen",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "await kind.seeSource?.(session, first.news, call).catch",
    to: "await Promise.resolve(kind.seeSource).catch",
    test: { file: "test/runtime/broken-updates.test.ts", title: "expired: it is kept, and the run says why" },
  },
];
