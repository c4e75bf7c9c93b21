import type { dynamic } from "@pulumi/pulumi";
import { isId } from "../clouds/answers/ids";
import type { Failure } from "../clouds/inputs/rules";
import * as checking from "../clouds/lifecycle/check";
import * as creating from "../clouds/lifecycle/create";
import * as deleting from "../clouds/lifecycle/delete";
import { diff } from "../clouds/lifecycle/diff";
import type { Context, Properties, Runtime, SnapshotKind } from "../clouds/lifecycle/kind";
import { NotReadyError } from "../clouds/lifecycle/not-ready";
import * as reading from "../clouds/lifecycle/read";
import { givenInputs, wasRecorded } from "../clouds/lifecycle/state";
import * as updating from "../clouds/lifecycle/update";
import { keyOf } from "../clouds/lifecycle/where";
import { printable } from "../http/printable";
import { UserError } from "./errors";
import { describeAdoption, describeOldOne, describeReplacement, describeResumption } from "./reasons";
import { type Rows, Run } from "./run";
import { keepSecretInputs, secretsKey } from "./secrets";
import { urnOf } from "./urn";
import { sanitize, withUnknowns } from "./values";

/** Hidden properties that pass from inputs to outputs: later calls get the outputs only. */
const hiddenKeys = ["__provider", "__urn", secretsKey];

const hidden = (properties: Properties) =>
  Object.fromEntries(hiddenKeys.flatMap((key) => (properties[key] === undefined ? [] : [[key, properties[key]]])));

const visible = (properties: Properties) =>
  Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));

/** Pulumi's contract for a resource that exists but is not what it should be. The engine shows the reasons. */
class InitFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: string[];

  constructor({ id, state, message }: NotReadyError, inputs: Properties) {
    super(printable(message));
    this.id = id;
    this.properties = sanitize({ ...state, ...hidden(inputs) });
    this.reasons = [this.message];
  }
}

/**
 * A failure as the engine shall print it. The property is part of the text: given apart, the engine prints the value beside
 * it, also one that came as a secret.
 */
const asShown = ({ property, reason }: Failure) => ({
  property: "",
  reason: printable(property ? `${property}: ${reason}` : reason),
});

/** A kind of snapshot as a Pulumi dynamic provider, for one run of the engine. Default: a run that nothing ends. */
export function adapt<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  rows: Rows,
  run: Run = new Run({ ...runtime, backend: "" }),
): Required<Omit<dynamic.ResourceProvider, "configure">> {
  const { memory } = runtime;
  const ownerIn = ({ __urn: urn }: Properties) => urnOf(kind.name, urn);
  const urnIn = (properties: Properties) => ownerIn(properties).urn;
  /** Says once in a run where its services are called, if that is not their cloud. */
  const notice = (properties: Properties) => {
    for (const text of kind.notices(properties).filter((each) => !memory.warned.has(each))) {
      memory.warned.add(text);
      rows.warn("", text);
    }
  };
  /** Shows a line in the resource's row, without any work. */
  const showOnce = (news: Properties, text: string) => {
    rows.status(urnIn(news), text);
    rows.end(urnIn(news));
  };
  /** What is unusual stays readable; the rest is for the row, because each release replaces many. */
  const tellReplacement = (news: Properties, text: string | undefined, id: string) => {
    if (text) rows.tell(urnIn(news), text);
    else showOnce(news, describeOldOne(id));
  };
  /** Whether the state holds another URN than the program: then an update of the state alone lets its rows and marks follow. */
  const isRenamed = (olds: Properties, news: Properties, id: string): boolean => {
    const [before, now] = [urnIn(olds), urnIn(news)];
    if (before === "" || now === "" || before === now) return false;
    showOnce(news, `${id} has a new URN: only the state is updated`);
    return true;
  };
  /** What a create is about, for its errors. */
  const sourceOf = (inputs: Properties) => {
    const source = kind.source.flatMap((key) => inputs[key] ?? []).join(", ");
    const { region } = kind.where(inputs);
    return `${kind.name} of ${source}${region ? ` in ${region}` : ""}`;
  };
  /** Only what can be an id is printed. */
  const called = (id: string) => (isId(id) ? `${kind.name} ${id}` : kind.name);
  const work = async <T>(
    properties: Properties,
    id: string | undefined,
    call: (context: Context) => Promise<T>,
  ): Promise<T> => {
    keepSecretInputs(properties);
    notice(properties);
    try {
      return await run.watched(rows, ownerIn(properties), call);
    } catch (error) {
      if (error instanceof NotReadyError) throw new InitFailure(error, properties);
      throw new UserError(error, id === undefined ? sourceOf(properties) : called(id));
    }
  };

  return {
    async check(olds: Properties, news: Properties) {
      keepSecretInputs(news);
      const given = visible(withUnknowns(news));
      const { adopt: adopted } = given;
      memory.kept.check(urnIn(news), olds, kind.where(given), adopted);
      notice(given);
      if (Object.keys(visible(olds)).length === 0 && isId(adopted)) {
        rows.tell(urnIn(news), describeAdoption(adopted));
      }
      const { isEmpty, failures } = checking.check(kind, visible(olds), given);
      const inputs = Object.entries(news).filter(([key]) => key.startsWith("__") || !isEmpty(key));
      return { inputs: Object.fromEntries(inputs), failures: failures.map(asShown) };
    },

    async diff(id, olds: Properties, news: Properties) {
      const wanted = visible(withUnknowns(news));
      const plan = diff(kind, id, olds, wanted);
      const where = kind.where(olds);
      const isRunning = memory.kept.diff(urnIn(news), where, id, plan.plan !== "replace");
      memory.deletedFirst.delete(keyOf(where, id));
      if (isRunning && plan.plan === "replace" && plan.deleteFirst)
        memory.deletedFirst.set(keyOf(where, id), { isLost: plan.recorded, news });
      switch (plan.plan) {
        case "nothing":
          return { changes: isRenamed(olds, news, id) };
        case "update":
          return {};
        case "resume":
          showOnce(news, describeResumption(id, olds));
          return { changes: true };
        case "replace":
          tellReplacement(news, describeReplacement(kind, id, plan, olds, wanted, runtime.clock.now()), id);
          return {
            replaces: plan.because,
            ...(plan.recorded ? { changes: true } : {}),
            ...(plan.deleteFirst ? { deleteBeforeReplace: true } : {}),
          };
      }
    },

    create: (inputs: Properties) =>
      work(inputs, undefined, async (context) => {
        const { id, state } = await creating.create(kind, runtime, visible(inputs), context);
        return { id, outs: sanitize({ ...state, ...hidden(inputs) }) };
      }),

    read: (id, properties: Properties) =>
      work(properties, id, async (context) => {
        const state = await reading.read(kind, runtime, id, properties, context);
        if (state) {
          const props = sanitize({ ...state, ...hidden(properties) });
          return { id, props, inputs: { ...givenInputs(props), ...hidden(properties) } };
        }
        if (!wasRecorded(properties))
          throw new Error(`There is no ${kind.name} ${id}. Check the id, the region and the account.`);
        return {};
      }),

    update: (id, olds: Properties, news: Properties) =>
      work(news, id, async (context) => {
        keepSecretInputs(olds);
        const state = await updating.update(kind, runtime, id, olds, visible(news), context);
        return { outs: sanitize({ ...state, ...hidden(news) }) };
      }),

    delete: (id, properties: Properties) =>
      work(properties, id, (context) => deleting.remove(kind, runtime, id, properties, context)),
  };
}
