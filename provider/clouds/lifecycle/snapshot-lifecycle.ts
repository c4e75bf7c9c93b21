import { isId } from "../answers/ids";
import { check } from "./check";
import { create } from "./create";
import { remove } from "./delete";
import { diff } from "./diff";
import type { Properties, Runtime, SnapshotKind } from "./kind";
import type { Lifecycle, Plan } from "./lifecycle";
import { describeAdoption, describeOldOne, describeReplacement, describeResumption } from "./notes";
import { read } from "./read";
import { givenInputs, wasRecorded } from "./state";
import { update } from "./update";
import { keyOf } from "./where";

/** A kind of snapshot as a front sees it. */
export function snapshotLifecycle<Item>(kind: SnapshotKind<Item>, runtime: Runtime): Lifecycle {
  const { memory } = runtime;
  return {
    name: kind.name,
    notices: (properties) => kind.notices(properties),

    subject(inputs) {
      const source = kind.source.flatMap((key) => inputs[key] ?? []).join(", ");
      const { region } = kind.where(inputs);
      return `${kind.name} of ${source}${region ? ` in ${region}` : ""}`;
    },

    check(urn, olds, news) {
      const { adopt } = news;
      memory.kept.check(urn, olds, kind.where(news), adopt);
      const isNew = Object.keys(olds).length === 0;
      return { ...check(kind, olds, news), ...(isNew && isId(adopt) ? { note: describeAdoption(adopt) } : {}) };
    },

    diff(urn, id, olds, news): Plan {
      const plan = diff(kind, id, olds, news);
      const where = kind.where(olds);
      const isRunning = memory.kept.diff(urn, where, id, plan.change !== "replace");
      memory.deletedFirst.delete(keyOf(where, id));
      if (plan.change === "certainly") return { ...plan, row: describeResumption(id, olds) };
      if (plan.change !== "replace") return plan;
      if (isRunning && plan.deleteFirst) memory.deletedFirst.set(keyOf(where, id), { isLost: plan.isForced, news });
      const note = describeReplacement(kind, id, plan, olds, news, runtime.clock.now());
      // what is unusual stays readable; the rest is for the row, because each release replaces many
      return { ...plan, ...(note ? { note } : { row: describeOldOne(id) }) };
    },

    create: (inputs, context) => create({ kind, runtime, context }, inputs),

    async read(id, state: Properties, context) {
      const live = await read({ kind, runtime, context }, { id, state });
      if (live) return { state: live, inputs: givenInputs(live) };
      if (!wasRecorded(state))
        throw new Error(`There is no ${kind.name} ${id}. Check the id, the region and the account.`);
      return undefined;
    },

    update: (id, olds, news, context) => update({ kind, runtime, context }, { id, state: olds }, news),
    remove: (id, state, context) => remove({ kind, runtime, context }, { id, state }),
  };
}
