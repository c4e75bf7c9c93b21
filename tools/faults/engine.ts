import { isDeepStrictEqual } from "node:util";
import { ProviderProcess } from "./provider-process";
import type { Ending } from "./scenario";
import type { Properties, Resource, StackState } from "./state";
import type { Placed, Stack, World } from "./world";

/** Between the signals of a run that is cancelled twice, and of a job that CI cancels, in milliseconds. */
const secondSignalMs = 700;
const ciKillMs = 10_000;
/** A provider process ends so long after its engine at the latest, and is killed. */
const lastMs = 5_000;
/** Every limit that our resources have is shorter. */
const unansweredMs = 26 * 3_600_000;

/** One call of the engine, and how it went. */
export interface Rpc {
  readonly method: "check" | "diff" | "create" | "read" | "update" | "delete";
  readonly resource: string;
  readonly kind: Placed["kind"];
  readonly begunAt: number;
  endedAt?: number;
  /** The id that it is about, or that it gave. */
  id?: string;
  /** What it gave; undefined where it failed. */
  result?: Properties;
  error?: string;
  isInitFailure?: boolean;
  isUnanswered?: boolean;
  readonly inputs: Properties;
}

interface InitFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: readonly string[];
}

const isInitFailure = (error: unknown): error is InitFailure => typeof (error as InitFailure).id === "string";

/** As it comes out at the other end of the wire. */
const wired = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

const providerTextOf = (kind: string) => `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/${kind}")`;

/** What the program gives for a resource. */
const inputsOf = (
  { state, changes, triggers }: Stack,
  { name, kind, waitFor, source, adopt }: Placed,
  change: Properties,
): Properties => ({
  __provider: providerTextOf(kind),
  __urn: `${state.name}::shop::::${name}`,
  ...source,
  ...(waitFor === "complete" ? {} : { waitFor }),
  stallTimeout: "2m", // what is stuck costs no more polls than it has to
  timeouts: { delete: "20m" },
  ...(adopt === undefined ? {} : { adopt }),
  ...(triggers > 0 ? { triggers } : {}),
  ...(changes > 0 ? change : {}),
});

/**
 * One run of Pulumi's engine on a stack, as far as a provider can tell it from the real one: the same calls in the same
 * order with the same arguments, state written after each step, and what happens when it is cancelled or killed.
 */
export class EngineRun {
  readonly rpcs: Rpc[] = [];
  readonly errors: string[] = [];
  readonly provider: ProviderProcess;
  private moments = 0;
  private isCancelled = false;
  private isKilled = false;
  private hasFailed = false;
  private halt: () => void = () => {};
  private readonly halted: Promise<void>;

  constructor(
    private readonly world: World,
    private readonly stack: Stack,
    private readonly changeOf: (placed: Placed) => Properties,
    private readonly ending: { readonly how: Ending; readonly at: number } | undefined,
  ) {
    this.halted = new Promise((resolve) => {
      this.halt = resolve;
    });
    this.provider = new ProviderProcess(world, () => this.moment());
  }

  /** Whether the run was cut short. */
  get isCut(): boolean {
    return this.isCancelled || this.isKilled || (this.ending !== undefined && this.moments >= this.ending.at);
  }

  up(forced: ReadonlySet<string> = new Set()): Promise<boolean> {
    return this.toItsEnd(async () => {
      const steps: Promise<void>[] = [];
      for (const placed of this.stack.program) {
        if (this.isOver()) break;
        const step = await this.plan(placed, forced.has(placed.name));
        if (step && !this.isOver()) steps.push(this.step(step));
      }
      await Promise.all(steps);
      if (this.isOver()) return;
      const names = new Set(this.stack.program.map(({ name }) => name));
      const gone = this.state.resources.filter((each) => each.isReplaced || !names.has(each.name));
      await Promise.all(gone.map((each) => this.step(() => this.delete(each))));
    });
  }

  refresh(): Promise<boolean> {
    return this.toItsEnd(async () => {
      const live = this.state.resources.filter((each) => !each.isReplaced && !each.isPendingReplacement);
      await Promise.all(live.map((each) => this.step(() => this.read(each))));
    });
  }

  destroy(): Promise<boolean> {
    return this.toItsEnd(async () => {
      await Promise.all(this.state.resources.map((each) => this.step(() => this.delete(each))));
    });
  }

  private get state(): StackState {
    return this.stack.state;
  }

  private readonly isOver = () => this.isCancelled || this.isKilled || this.hasFailed;

  /** Works until it is done, or killed; whether all went well. */
  private async toItsEnd(work: () => Promise<void>): Promise<boolean> {
    await Promise.race([work(), this.halted]);
    if (this.isKilled) this.provider.cutOff();
    else this.provider.cancel(); // the engine says so at the end of every run
    await Promise.race([this.provider.end(), this.world.clock.sleep(lastMs)]);
    this.provider.kill();
    return !this.isOver();
  }

  /** A moment at which the run may be cut short. */
  private moment(): void {
    if (++this.moments !== this.ending?.at) return;
    const later = (ms: number, what: () => void) => void this.world.clock.sleep(ms).then(what, () => {});
    switch (this.ending.how) {
      case "killProvider":
        this.provider.kill();
        break;
      case "killEngine":
        this.killEngine();
        break;
      case "killBoth":
        this.provider.kill();
        this.killEngine();
        break;
      case "cancel":
        this.cancel();
        break;
      case "cancelTwice":
        this.cancel();
        later(secondSignalMs, () => this.killEngine());
        break;
      case "ci":
        this.cancel();
        later(ciKillMs, () => this.killEngine());
    }
  }

  private cancel(): void {
    this.isCancelled = true;
    this.provider.cancel();
  }

  private killEngine(): void {
    this.isKilled = true;
    this.halt();
  }

  /** One step: an error of it fails the run, and is shown. */
  private async step(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.hasFailed = true;
      this.errors.push(String((error as Error).message));
      this.world.said.push(String((error as Error).message));
    }
  }

  /** Writes to the state, unless the engine is dead before or after. */
  private write(change: () => void): void {
    this.moment();
    if (!this.isKilled) change();
    this.moment();
  }

  private async plan(placed: Placed, isForced: boolean): Promise<(() => Promise<void>) | undefined> {
    const old = this.state.live(placed.name);
    const given = inputsOf(this.stack, placed, this.changeOf(placed));
    const check = async (olds: Properties) => {
      const { inputs = {}, failures = [] } = await this.call("check", placed, given, undefined, (handler) =>
        handler.check(olds, given),
      );
      if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("; "));
      return inputs as Properties;
    };
    try {
      if (!old || old.isPendingReplacement || isForced) {
        const inputs = await check({});
        return () => this.create(placed, inputs, old);
      }
      const inputs = await check(old.inputs);
      const diff = await this.call("diff", placed, inputs, old.id, (handler) =>
        handler.diff(old.id, wired(old.outputs), inputs),
      );
      const isChanged = diff.changes ?? !isDeepStrictEqual(inputs, old.inputs);
      if (isChanged && (diff.replaces ?? []).length > 0) {
        const fresh = await check({});
        if (!diff.deleteBeforeReplace) return () => this.create(placed, fresh, old);
        return async () => {
          await this.delete(old, true);
          await this.create(placed, fresh, old);
        };
      }
      if (isChanged || old.initErrors.length > 0) return () => this.update(old, inputs);
      this.write(() => {
        old.inputs = inputs;
      });
      return undefined;
    } catch (error) {
      return () => Promise.reject(error);
    }
  }

  private async create(placed: Placed, inputs: Properties, old: Resource | undefined): Promise<void> {
    const add = (id: string, outputs: Properties, initErrors: readonly string[]) =>
      this.write(() => {
        if (old?.isPendingReplacement) this.state.remove(old);
        else if (old) old.isReplaced = true;
        const flags = { isReplaced: false, isPendingReplacement: false };
        this.state.resources.push({ name: placed.name, kind: placed.kind, id, inputs, outputs, initErrors, ...flags });
      });
    try {
      const { id, outs = {} } = await this.call("create", placed, inputs, undefined, (handler) =>
        handler.create(inputs),
      );
      add(id, outs, []);
    } catch (error) {
      if (isInitFailure(error)) add(error.id, error.properties, error.reasons);
      throw error;
    }
  }

  private async update(old: Resource, inputs: Properties): Promise<void> {
    const record = (outputs: Properties, initErrors: readonly string[], isDone: boolean) =>
      this.write(() => {
        old.outputs = outputs;
        old.initErrors = initErrors;
        if (isDone) old.inputs = inputs; // a failed update keeps the old ones, so that it is tried again
      });
    try {
      const { outs = {} } = await this.call("update", old, inputs, old.id, (handler) =>
        handler.update(old.id, wired(old.outputs), inputs),
      );
      record(outs, [], true);
    } catch (error) {
      if (isInitFailure(error)) record(error.properties, error.reasons, false);
      throw error;
    }
  }

  private async delete(old: Resource, isReplacing = false): Promise<void> {
    await this.call("delete", old, {}, old.id, (handler) => handler.delete(old.id, wired(old.outputs)));
    this.write(() => {
      if (isReplacing) old.isPendingReplacement = true;
      else this.state.remove(old);
    });
  }

  private async read(old: Resource): Promise<void> {
    const before = wired(old.inputs);
    const fresh = await this.call("read", old, {}, old.id, (handler) => handler.read(old.id, wired(old.outputs)));
    if (!fresh.id) {
      this.write(() => this.state.remove(old));
      return;
    }
    this.write(() => {
      old.outputs = fresh.props ?? {};
      old.inputs = fresh.inputs ?? old.inputs;
      old.initErrors = [];
    });
    await this.call("diff", old, before, old.id, (handler) => handler.diff(old.id, wired(old.outputs), before));
  }

  private async call<T>(
    method: Rpc["method"],
    { name, kind }: Pick<Placed, "name" | "kind">,
    inputs: Properties,
    id: string | undefined,
    work: (handler: ProviderProcess["handlers"][Placed["kind"]]) => Promise<T>,
  ): Promise<T> {
    const rpc: Rpc = {
      method,
      resource: name,
      kind,
      inputs,
      begunAt: this.world.clock.now(),
      ...(id === undefined ? {} : { id }),
    };
    this.rpcs.push(rpc);
    const answered = new AbortController();
    const tooLong = this.world.clock.sleep(unansweredMs, answered.signal).then(() => {
      rpc.isUnanswered = true;
      throw new Error(`${method} is not answered`);
    });
    tooLong.catch(() => {}); // there was an answer
    try {
      const result = wired(await Promise.race([work(this.provider.handlers[kind]), this.provider.death, tooLong]));
      rpc.result = (result ?? {}) as Properties;
      if (method === "create") rpc.id = (result as { id: string }).id;
      return result;
    } catch (error) {
      rpc.error = (error as Error).message;
      if (isInitFailure(error)) {
        rpc.isInitFailure = true;
        rpc.id = error.id;
        rpc.result = wired(error.properties);
      }
      throw error;
    } finally {
      answered.abort("answered");
      rpc.endedAt = this.world.clock.now();
    }
  }
}
