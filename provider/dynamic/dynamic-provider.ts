import type { dynamic } from "@pulumi/pulumi";
import { isId } from "../clouds/answers/ids";
import type { Failure } from "../clouds/inputs/rules";
import type { Context, Properties } from "../clouds/lifecycle/kind";
import { type Lifecycle, NotReadyError } from "../clouds/lifecycle/lifecycle";
import type { Saying } from "../http/next";
import { terminalLine } from "../http/terminal-line";
import { pulumiWords, tellingOf } from "../pulumi/words";
import { UserError } from "./errors";
import type { Rows, Run } from "./run";
import { keepSecretInputs, secretsKey } from "./secrets";
import { type Named, urnOf } from "./urn";
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
    super(terminalLine(tellingOf(error)));
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
  return { property: "", reason: terminalLine(property ? `${property}: ${text}` : text) };
}

/** Failures that are shown one by one: nobody reads thousands, and each of them takes time. */
const mostFailures = 100;

/** Failures as the engine shall print them: the first ones, and how many more there are. */
function allAsShown(failures: readonly Failure[]) {
  const shown = failures.slice(0, mostFailures).map(asShown);
  const more = failures.length - shown.length;
  return more === 0 ? shown : [...shown, asShown({ property: "", reason: `${more} more things are wrong` })];
}

/** A Pulumi dynamic provider, as a handler exports it. */
export type Provider = Required<Omit<dynamic.ResourceProvider, "configure">>;

/** A resource as a Pulumi dynamic provider, for one run of the engine. Each method also works alone: handlers export them. */
export class DynamicProvider implements Provider {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly rows: Rows,
    private readonly run: Run,
  ) {}

  readonly check = async (olds: Properties, news: Properties): Promise<dynamic.CheckResult> => {
    keepSecretInputs(news);
    const given = visible(withUnknowns(news));
    this.notice(given);
    const { isEmpty, failures, note } = this.lifecycle.check(this.urnIn(news), visible(olds), given);
    this.tell(news, note);
    const inputs = Object.entries(news).filter(([key]) => key.startsWith("__") || !isEmpty(key));
    return { inputs: Object.fromEntries(inputs), failures: allAsShown(failures) };
  };

  readonly diff = async (id: string, olds: Properties, news: Properties): Promise<dynamic.DiffResult> => {
    const plan = this.lifecycle.diff(this.urnIn(news), id, olds, visible(withUnknowns(news)));
    const { change, because = [], isForced, deleteFirst, note, row } = plan;
    this.tell(news, note);
    if (row) this.showOnce(news, row(pulumiWords));
    switch (change) {
      case "none":
        return { changes: this.isRenamed(olds, news, id) };
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
  };

  readonly create = (inputs: Properties): Promise<dynamic.CreateResult> =>
    this.work(inputs, undefined, async (context) => {
      const { id, state } = await this.lifecycle.create(visible(inputs), context);
      return { id, outs: sanitize({ ...state, ...hidden(inputs) }) };
    });

  readonly read = (id: string, properties: Properties): Promise<dynamic.ReadResult> =>
    this.work(properties, id, async (context) => {
      const live = await this.lifecycle.read(id, properties, context);
      if (!live) return {};
      const own = hidden(properties);
      return { id, props: sanitize({ ...live.state, ...own }), inputs: sanitize({ ...live.inputs, ...own }) };
    });

  readonly update = (id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> =>
    this.work(news, id, async (context) => {
      keepSecretInputs(olds);
      const state = await this.lifecycle.update(id, olds, visible(news), context);
      return { outs: sanitize({ ...state, ...hidden(news) }) };
    });

  readonly delete = (id: string, properties: Properties): Promise<void> =>
    this.work(properties, id, (context) => this.lifecycle.remove(id, properties, context));

  private ownerIn({ __urn: urn }: Properties): Named {
    return urnOf(this.lifecycle.name, urn);
  }

  private urnIn(properties: Properties): string {
    return this.ownerIn(properties).urn;
  }

  /** Says once in a run where its services are called, if that is not their cloud. */
  private notice(properties: Properties): void {
    for (const text of this.lifecycle.notices(properties)) this.run.once(text, () => this.rows.warn("", text));
  }

  /** Leaves a line that stays readable. */
  private tell(news: Properties, note: Saying | undefined): void {
    if (note) this.rows.tell(this.urnIn(news), note(pulumiWords));
  }

  /** Shows a line in the resource's row, without any work. */
  private showOnce(news: Properties, text: string): void {
    this.rows.status(this.urnIn(news), text);
    this.rows.end(this.urnIn(news));
  }

  /** Whether the state holds another URN than the program: then an update of the state alone lets its rows and marks follow. */
  private isRenamed(olds: Properties, news: Properties, id: string): boolean {
    const [before, now] = [this.urnIn(olds), this.urnIn(news)];
    if (before === "" || now === "" || before === now) return false;
    this.showOnce(news, `${id} has a new URN: only the state is updated`);
    return true;
  }

  /** What an error is about. Only what can be an id is printed. */
  private subject(properties: Properties, id: string | undefined): string {
    const { name } = this.lifecycle;
    if (id === undefined) return this.lifecycle.subject(properties);
    return isId(id) ? `${name} ${id}` : name;
  }

  private async work<T>(
    properties: Properties,
    id: string | undefined,
    call: (context: Context) => Promise<T>,
  ): Promise<T> {
    keepSecretInputs(properties);
    this.notice(properties);
    try {
      return await this.run.watched(this.rows, this.ownerIn(properties), call);
    } catch (error) {
      if (error instanceof NotReadyError) throw new InitFailure(error, properties);
      throw new UserError(error, this.subject(properties, id));
    }
  }
}
