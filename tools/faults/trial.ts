import { kindRows } from "../clouds";
import { adoptStrangers, forgetAdopted, moveAdopted } from "./adoptions";
import { EngineRun } from "./engine";
import { mayBeUnrecorded, present, problemsOf } from "./judge";
import { doubles, interrupted, isNotPromised, leftovers, orphans, unnamed } from "./leftovers";
import type { RunRecord, Stack } from "./program";
import type { Scenario, Step } from "./scenario";
import { World } from "./world";

/** Longer than any list may lag. */
const settledMs = 70_000;
/** The lists at the end of a run take no longer. */
const lastListsMs = 5_000;
/** Runs that a stack may need after the last trouble: each bad snapshot of the scenario costs one. */
const mostUps = 6;

export interface Outcome {
  /** What must not be, in words; empty if all is well. */
  readonly problems: readonly string[];
  readonly figures: Figures;
  /** All that was said, for whoever looks into a failure. */
  readonly world: World;
  /** Moments of the first run: at each of them it could have been cut short. */
  readonly moments: number;
}

export const figureNames = ["runs", "cut", "failed", "calls", "adopted", "doubled", "unnamed"] as const;
export type Figures = Record<(typeof figureNames)[number], number>;

/** Runs a scenario in virtual time and judges it by the clouds' own books. */
export async function runScenario(scenario: Scenario): Promise<Outcome> {
  const world = new World(scenario);
  const trial = new Trial(world);
  try {
    await world.clock.run(trial.run());
  } catch (error) {
    trial.problems.push(`${(error as Error).name}: ${(error as Error).message}`);
  }
  return { problems: [...new Set(trial.problems)], figures: trial.figures(), world, moments: trial.moments };
}

/** A run of the engine that is to be made. */
interface Planned {
  readonly stack: Stack;
  readonly step?: Pick<Step, "ending" | "happenings">;
  readonly sort: "up" | "refresh" | "destroy";
  readonly forced?: ReadonlySet<string>;
}

class Trial {
  readonly problems: string[] = [];
  /** Of the first step's last run. */
  moments = 0;
  /** Stacks whose last `up --replace` has not ended well: people repeat it. */
  private readonly toReplace = new Set<Stack>();
  private doubled = 0;

  constructor(private readonly world: World) {}

  async run(): Promise<void> {
    for (const steps of together(this.world.scenario.steps)) await this.steps(steps);
    this.world.calm();
    await this.world.clock.sleep(settledMs);
    await this.mend();
    for (const stack of this.world.stacks) await this.settle(stack);
    this.doubled = leftovers(this.world).length;
    this.problems.push(...orphans(this.world));
    await this.mend();
    for (const stack of this.world.stacks) {
      if (!(await this.engine({ stack, sort: "destroy" }))) this.problems.push(this.failure("destroy"));
      if (stack.state.resources.length > 0) this.problems.push("destroy left resources in the state");
    }
    this.problems.push(...orphans(this.world));
  }

  /** What people have removed may be shown for as long as a deletion takes. */
  private async mend(): Promise<void> {
    this.world.mend();
    await this.world.clock.sleep(settledMs);
  }

  figures(): Figures {
    const { said, simulator, runs } = this.world;
    return {
      runs: runs.length,
      cut: runs.filter(({ isCut }) => isCut).length,
      failed: runs.filter(({ isCut, isOk }) => !isCut && !isOk).length,
      calls: simulator.handles.journal().length,
      adopted: said.filter((text) => /^going on with /.test(text)).length,
      doubled: this.doubled,
      unnamed: unnamed(this.world).filter((each) => isNotPromised(this.world, each)).length,
    };
  }

  /** Runs that go on at the same time. */
  private async steps(steps: readonly Step[]): Promise<void> {
    const { world } = this;
    world.disturbances.set(steps.flatMap(({ disturbances }) => disturbances));
    const planned = steps.map((step) => this.plan(step));
    const ends = await this.engines(planned);
    for (const [i, { stack }] of planned.entries()) {
      const { command } = steps[i] ?? {};
      if (command === "replace" && !ends[i]) this.toReplace.add(stack);
      else if (ends[i] && command !== "refresh") this.toReplace.delete(stack);
    }
    world.disturbances.set([]);
    await world.clock.sleep(Math.max(...steps.map(({ pause }) => pause)) * 1_000);
  }

  /** What people change in a program before a run of it. */
  private plan(step: Step): Planned {
    const { world } = this;
    const { command } = step;
    const stack = world.stacks[step.stack];
    if (!stack) throw new Error(`There is no stack ${step.stack}.`);
    if (command === "change") stack.changes++;
    if (command === "triggers") stack.triggers++;
    if (command === "adopt") adoptStrangers(world, stack);
    else if (command === "move") moveAdopted(world, stack);
    else forgetAdopted(world, stack, command === "triggers");
    const isForced = command === "replace" || this.toReplace.has(stack);
    const sort = command === "refresh" || command === "destroy" ? command : "up";
    return { stack, step, sort, forced: isForced ? namesOf(stack) : new Set() };
  }

  /** What a user does once the trouble is over, until the stack is as its program says. */
  private async settle(stack: Stack): Promise<void> {
    forgetAdopted(this.world, stack, false);
    const forced = this.toReplace.has(stack) ? namesOf(stack) : new Set<string>();
    const begun = interrupted(this.world, stack);
    for (let ups = 1; ; ups++) {
      if (await this.engine({ stack, sort: "up", forced: ups === 1 ? forced : new Set() })) break;
      if (this.isWithoutBadOnes(stack) || ups === mostUps) {
        this.problems.push(this.failure(`up ${ups} after the trouble`));
        return;
      }
      await this.mend();
    }
    this.problems.push(...doubles(stack, begun));
    if (!this.isWithoutBadOnes(stack)) return; // a refresh sees what nobody has waited for
    await this.unchanged(stack, "a second up");
    const there = new Set(present(this.world).map(({ id }) => id));
    const isTrue = stack.state.resources.every(({ id }) => there.has(id)); // a destroy that was cut off has not recorded all
    if (!(await this.engine({ stack, sort: "refresh" }))) this.problems.push(this.failure("refresh"));
    if (isTrue) await this.unchanged(stack, "an up after a refresh");
  }

  /** Invariant 6: another run changes nothing. */
  private async unchanged(stack: Stack, what: string): Promise<void> {
    const isOk = await this.engine({ stack, sort: "up" });
    const rpcs = this.world.runs.at(-1)?.rpcs ?? [];
    const writes = rpcs.filter(({ method }) => method !== "check" && method !== "diff");
    if (!isOk || writes.length > 0)
      this.problems.push(
        `${what} was not without a change: ${writes.map(({ method, kind }) => `${method} ${kind}`).join(", ")}`,
      );
  }

  /** Whether no snapshot of the stack has failed, or was deleted by a run that could not record it: then one `up` may fail. */
  private isWithoutBadOnes({ program, state }: Stack): boolean {
    const there = new Set(present(this.world).map(({ id }) => id));
    return program.every(({ kind, name, source }) => {
      if (!this.world.hasSource(kind, source.properties)) return false;
      const id = state.live(name)?.id ?? "";
      if (mayBeUnrecorded(this.world, id, state.name) && !there.has(id)) return false;
      const { outcome = "ready" } = this.world.courseOf(kind, id) ?? {};
      return outcome !== "failed" && outcome !== "vanish" && outcome !== "stick";
    });
  }

  private async engine(planned: Planned): Promise<boolean> {
    return (await this.engines([planned]))[0] ?? false;
  }

  /** Lets runs of the engine on several stacks go on at the same time, and judges them once all are over. */
  private async engines(planned: readonly Planned[]): Promise<boolean[]> {
    this.world.renewKeys();
    const records = await Promise.all(planned.map((each) => this.record(each)));
    this.world.runs.push(...records);
    this.problems.push(...problemsOf(this.world, records));
    return records.map(({ isOk }) => isOk);
  }

  private async record({ stack, step, sort, forced }: Planned): Promise<RunRecord> {
    const { world } = this;
    const change = (kind: keyof typeof kindRows) => kindRows[kind].change(stack.changes);
    const run = new EngineRun(world, stack, ({ kind }) => change(kind), step ?? {});
    const begunAt = world.clock.now();
    const isOk = await (sort === "up" ? run.up(forced) : run[sort]());
    const { rpcs, errors, said, rows, interruption, provider } = run;
    const { isCut, isKilled, cancelled } = interruption;
    if (step) this.moments = interruption.count;
    const endedAt = world.clock.now();
    const isRefused = provider.traffic.refusedListAt > endedAt - lastListsMs;
    return {
      ...{ stack: stack.state.name, begunAt, endedAt, rpcs, errors, said, rows, isOk, isCut, isKilled, cancelled },
      isRefresh: sort === "refresh",
      isDestroy: sort === "destroy",
      isDisturbed: isRefused || provider.traffic.hits > 0,
    };
  }

  private failure(what: string): string {
    const errors = this.world.runs.at(-1)?.errors ?? [];
    return `${what} failed: ${errors.join("; ")}`;
  }
}

/** Steps that are to go on at the same time: of different stacks, one after the other in the scenario. */
function together(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const fits = step.isBeside && last?.length === 1 && last[0]?.stack !== step.stack;
    if (fits) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** What can be replaced by force: the source of a copy takes no second one. */
const namesOf = ({ program }: Stack) => new Set(program.filter(({ kind }) => kind !== "copy").map(({ name }) => name));
