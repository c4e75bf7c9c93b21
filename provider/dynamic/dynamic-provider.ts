import type { dynamic } from "@pulumi/pulumi";
import { isId } from "../clouds/answers/ids";
import type { Failure } from "../clouds/inputs/rules";
import type { Context, Properties } from "../clouds/lifecycle/kind";
import { type Lifecycle, NotReadyError } from "../clouds/lifecycle/lifecycle";
import { printable } from "../http/printable";
import { pulumiWords, tellingOf } from "../pulumi/words";
import { UserError } from "./errors";
import type { Rows, Run } from "./run";
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

  constructor(error: NotReadyError, inputs: Properties) {
    super(printable(tellingOf(error)));
    this.id = error.id;
    this.properties = sanitize({ ...error.state, ...hidden(inputs) });
    this.reasons = [this.message];
  }
}

/**
 * A failure as the engine shall print it. The property is part of the text: given apart, the engine prints the value beside
 * it, also one that came as a secret.
 */
function asShown({ property, reason, otherwise = () => "" }: Failure) {
  const text = reason + otherwise(pulumiWords);
  return { property: "", reason: printable(property ? `${property}: ${text}` : text) };
}

/** Failures that are shown one by one: nobody reads thousands, and each of them takes time. */
const mostFailures = 100;

/** Failures as the engine shall print them: the first ones, and how many more there are. */
function allAsShown(failures: readonly Failure[]) {
  const shown = failures.slice(0, mostFailures).map(asShown);
  const more = failures.length - shown.length;
  return more === 0 ? shown : [...shown, asShown({ property: "", reason: `${more} more things are wrong` })];
}

/** A resource as a Pulumi dynamic provider, for one run of the engine. */
export function dynamicProvider(
  lifecycle: Lifecycle,
  rows: Rows,
  run: Run,
): Required<Omit<dynamic.ResourceProvider, "configure">> {
  const { name } = lifecycle;
  const ownerIn = ({ __urn: urn }: Properties) => urnOf(name, urn);
  const urnIn = (properties: Properties) => ownerIn(properties).urn;
  /** Says once in a run where its services are called, if that is not their cloud. */
  const notice = (properties: Properties) => {
    for (const text of lifecycle.notices(properties)) run.once(text, () => rows.warn("", text));
  };
  /** Shows a line in the resource's row, without any work. */
  const showOnce = (news: Properties, text: string) => {
    rows.status(urnIn(news), text);
    rows.end(urnIn(news));
  };
  /** Whether the state holds another URN than the program: then an update of the state alone lets its rows and marks follow. */
  const isRenamed = (olds: Properties, news: Properties, id: string): boolean => {
    const [before, now] = [urnIn(olds), urnIn(news)];
    if (before === "" || now === "" || before === now) return false;
    showOnce(news, `${id} has a new URN: only the state is updated`);
    return true;
  };
  /** Only what can be an id is printed. */
  const called = (id: string) => (isId(id) ? `${name} ${id}` : name);
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
      throw new UserError(error, id === undefined ? lifecycle.subject(properties) : called(id));
    }
  };

  return {
    async check(olds: Properties, news: Properties) {
      keepSecretInputs(news);
      const given = visible(withUnknowns(news));
      notice(given);
      const { isEmpty, failures, note } = lifecycle.check(urnIn(news), visible(olds), given);
      if (note) rows.tell(urnIn(news), note(pulumiWords));
      const inputs = Object.entries(news).filter(([key]) => key.startsWith("__") || !isEmpty(key));
      return { inputs: Object.fromEntries(inputs), failures: allAsShown(failures) };
    },

    async diff(id, olds: Properties, news: Properties) {
      const plan = lifecycle.diff(urnIn(news), id, olds, visible(withUnknowns(news)));
      const { change, because = [], isForced, deleteFirst, note, row } = plan;
      if (note) rows.tell(urnIn(news), note(pulumiWords));
      if (row) showOnce(news, row(pulumiWords));
      switch (change) {
        case "none":
          return { changes: isRenamed(olds, news, id) };
        case "inputs":
          return {};
        case "certainly":
          return { changes: true };
        case "replace":
          return {
            replaces: [...because],
            ...(isForced ? { changes: true } : {}),
            ...(deleteFirst ? { deleteBeforeReplace: true } : {}),
          };
      }
    },

    create: (inputs: Properties) =>
      work(inputs, undefined, async (context) => {
        const { id, state } = await lifecycle.create(visible(inputs), context);
        return { id, outs: sanitize({ ...state, ...hidden(inputs) }) };
      }),

    read: (id, properties: Properties) =>
      work(properties, id, async (context) => {
        const live = await lifecycle.read(id, properties, context);
        if (!live) return {};
        const own = hidden(properties);
        return { id, props: sanitize({ ...live.state, ...own }), inputs: sanitize({ ...live.inputs, ...own }) };
      }),

    update: (id, olds: Properties, news: Properties) =>
      work(news, id, async (context) => {
        keepSecretInputs(olds);
        const state = await lifecycle.update(id, olds, visible(news), context);
        return { outs: sanitize({ ...state, ...hidden(news) }) };
      }),

    delete: (id, properties: Properties) =>
      work(properties, id, (context) => lifecycle.remove(id, properties, context)),
  };
}
