import { isDeepStrictEqual } from "node:util";
import { inputsOf } from "./inputs";
import { Interruption } from "./interruption";
import type { Placed, Stack } from "./program";
import { ProviderProcess } from "./provider-process";
import { answered, isInitFailure, type Rpc, wired } from "./rpc";
import type { Step } from "./scenario";
import type { Properties, Resource, StackState } from "./state";
import type { World } from "./world";

/** A provider process ends so long after its engine at the latest, and is killed. */
const lastMs = 5_000;

/**
 * One run of Pulumi's engine on a stack, as far as a provider can tell it from the real one: the same calls in the same
 * order with the same arguments, state written after each step, and what happens when it is cancelled or killed.
 */
export class EngineRun {
  readonly rpcs: Rpc[] = [];
  readonly errors: string[] = [];
  /** Lines that it left, and rows that passed. */
  readonly said: string[] = [];
  readonly rows: string[] = [];
  readonly provider: ProviderProcess;
  readonly interruption: Interruption;
  private hasFailed = false;

  constructor(
    private readonly world: World,
    private readonly stack: Stack,
    private readonly changeOf: (placed: Placed) => Properties,
    { ending, happenings = [] }: Partial<Pick<Step, "ending" | "happenings">>,
  ) {
    this.provider = new ProviderProcess(world, {
      moment: () => this.interruption.moment(),
      say: (text) => this.say(text),
      show: (text) => this.show(text),
    });
    this.interruption = new Interruption(world.clock, this.provider, ending, happenings, (what) => world.happen(what));
  }

  /** A line that stays. */
  private say(text: string): void {
    this.said.push(text);
    this.world.said.push(text);
  }

  /** A row that passes. */
  private show(text: string): void {
    this.rows.push(text);
    this.world.rows.push(text);
  }

  up(forced: ReadonlySet<string> = new Set()): Promise<boolean> {
    return this.toItsEnd(async () => {
      const steps: Promise<void>[] = [];
      for (const placed of this.stack.program) {
        if (this.isOver) break;
        const step = await this.plan(placed, forced.has(placed.name));
        if (step && !this.isOver) steps.push(this.step(step));
      }
      await Promise.all(steps);
      if (this.isOver) return;
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

  private get isOver(): boolean {
    return this.interruption.isCancelled || this.interruption.isKilled || this.hasFailed;
  }

  /** Works until it is done, or killed; whether all went well. */
  private async toItsEnd(work: () => Promise<void>): Promise<boolean> {
    const { interruption, provider } = this;
    await Promise.race([work(), interruption.halted]);
    if (interruption.isKilled) provider.cutOff();
    else provider.cancel(); // the engine says so at the end of every run
    await Promise.race([provider.end(), this.world.clock.sleep(lastMs)]);
    provider.kill();
    return !this.isOver;
  }

  /** One step: an error of it fails the run, and is shown. */
  private async step(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.hasFailed = true;
      const text = String((error as Error).message);
      this.errors.push(text);
      this.say(text);
    }
  }

  /** Writes to the state, unless the engine is dead before or after. */
  private write(change: () => void): void {
    this.interruption.moment();
    if (!this.interruption.isKilled) change();
    this.interruption.moment();
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

  private call<T>(
    method: Rpc["method"],
    { name, kind }: Pick<Placed, "name" | "kind">,
    inputs: Properties,
    id: string | undefined,
    work: (handler: ProviderProcess["handlers"][Placed["kind"]]) => Promise<T>,
  ): Promise<T> {
    const rpc: Rpc = {
      method,
      stack: this.state.name,
      resource: name,
      kind,
      inputs,
      begunAt: this.world.clock.now(),
      ...(id === undefined ? {} : { id }),
    };
    this.rpcs.push(rpc);
    return answered(this.world.clock, rpc, this.provider.death, () => work(this.provider.handlers[kind]));
  }
}
