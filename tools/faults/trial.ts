import type { JournalEntry } from "cloud-snapshots-simulator";
import { EngineRun } from "./engine";
import { doubles, interrupted, isNotPromised, orphans, present, problemsOf, unnamed } from "./judge";
import { kindRows } from "./kinds";
import type { Scenario, Step } from "./scenario";
import { type Stack, World } from "./world";

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
}

export const figureNames = ["runs", "cut", "failed", "calls", "adopted", "named", "unnamed"] as const;
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
  return { problems: [...new Set(trial.problems)], figures: trial.figures(), world };
}

class Trial {
  readonly problems: string[] = [];
  /** Stacks whose last `up --replace` has not ended well: people repeat it. */
  private readonly toReplace = new Set<Stack>();
  private runs = 0;
  private cut = 0;
  private failed = 0;

  constructor(private readonly world: World) {}

  async run(): Promise<void> {
    for (const step of this.world.scenario.steps) await this.step(step);
    this.world.calm();
    await this.world.clock.sleep(settledMs);
    await this.mend();
    for (const stack of this.world.stacks) await this.settle(stack);
    this.problems.push(...orphans(this.world));
    await this.mend();
    for (const stack of this.world.stacks) {
      if (!(await this.engine(stack, undefined, (run) => run.destroy()))) this.problems.push(this.failure("destroy"));
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
    const { said, simulator } = this.world;
    const count = (pattern: RegExp) => said.filter((text) => pattern.test(text)).length;
    return {
      runs: this.runs,
      cut: this.cut,
      failed: this.failed,
      calls: simulator.handles.journal().length,
      adopted: count(/^going on with /),
      named: count(/earlier runs of this stack made/),
      unnamed: unnamed(this.world).filter((each) => isNotPromised(this.world, each)).length,
    };
  }

  private async step({ stack: index, command, disturbances, ending, pause, strangers }: Step): Promise<void> {
    const { world } = this;
    const stack = world.stacks[index];
    if (!stack) throw new Error(`There is no stack ${index}.`);
    if (strangers) world.addStrangers(0);
    if (command === "change") stack.changes++;
    if (command === "triggers") stack.triggers++;
    if (command === "adopt") world.adopt(stack);
    else world.forgetAdopted(stack, command === "triggers");
    world.disturbances.set(disturbances);
    const isForced = command === "replace" || this.toReplace.has(stack);
    const isOk = await this.engine(stack, ending, (run) => {
      if (command === "refresh") return run.refresh();
      if (command === "destroy") return run.destroy();
      return run.up(isForced ? namesOf(stack) : new Set());
    });
    if (command === "replace" && !isOk) this.toReplace.add(stack);
    else if (isOk && command !== "refresh") this.toReplace.delete(stack);
    world.disturbances.set([]);
    await world.clock.sleep(pause * 1_000);
  }

  /** What a user does once the trouble is over, until the stack is as its program says. */
  private async settle(stack: Stack): Promise<void> {
    this.world.forgetAdopted(stack, false);
    const forced = this.toReplace.has(stack) ? namesOf(stack) : new Set<string>();
    const begun = this.isSameProgram(stack) ? interrupted(this.world, stack) : new Map<string, Set<string>>();
    for (let ups = 1; ; ups++) {
      if (await this.engine(stack, undefined, (run) => run.up(ups === 1 ? forced : new Set()))) break;
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
    if (!(await this.engine(stack, undefined, (run) => run.refresh()))) this.problems.push(this.failure("refresh"));
    if (isTrue) await this.unchanged(stack, "an up after a refresh");
  }

  /** Whether the program has been the same since before anything was cut off: other triggers ask for other snapshots. */
  private isSameProgram(stack: Stack): boolean {
    const index = this.world.stacks.indexOf(stack);
    return this.world.scenario.steps.every(({ stack: each, command }) => each !== index || command !== "triggers");
  }

  /** Invariant 6: another run changes nothing. */
  private async unchanged(stack: Stack, what: string): Promise<void> {
    let run: EngineRun | undefined;
    const isOk = await this.engine(stack, undefined, (each) => {
      run = each;
      return each.up();
    });
    const writes = run?.rpcs.filter(({ method }) => method !== "check" && method !== "diff") ?? [];
    if (!isOk || writes.length > 0)
      this.problems.push(
        `${what} was not without a change: ${writes.map(({ method, kind }) => `${method} ${kind}`).join(", ")}`,
      );
  }

  /** Whether no snapshot of the stack has failed, or was deleted by a run that could not record it: then one `up` may fail. */
  private isWithoutBadOnes({ program, state }: Stack): boolean {
    const there = new Set(present(this.world).map(({ id }) => id));
    return program.every((placed) => {
      const { kind, name } = placed;
      if (!this.world.hasSource(placed)) return false;
      const id = state.live(name)?.id ?? "";
      if (this.world.mayBeUnrecorded.has(id) && !there.has(id)) return false;
      const { outcome = "ready" } = this.world.courseOf(kind, id) ?? {};
      return outcome !== "failed" && outcome !== "vanish" && outcome !== "stick";
    });
  }

  private async engine(
    stack: Stack,
    ending: Step["ending"],
    work: (run: EngineRun) => Promise<boolean>,
  ): Promise<boolean> {
    const { world } = this;
    const change = (kind: keyof typeof kindRows) => kindRows[kind].change(stack.changes);
    const run = new EngineRun(world, stack, ({ kind }) => change(kind), ending);
    const begunAt = world.clock.now();
    const hitsBefore = world.disturbances.hits;
    const saidBefore = world.said.length;
    const isOk = await work(run);
    this.runs++;
    if (run.isCut) this.cut++;
    else if (!isOk) this.failed++;
    const { rpcs, errors, isCut } = run;
    const isLastList = ({ operation, at }: JournalEntry) =>
      /^(List|Describe)Snapshots$/.test(operation) && at > world.cloudNow - lastListsMs;
    const isRefused = world.simulator.handles.journal().some((entry) => entry.status >= 400 && isLastList(entry));
    const isDisturbed = isRefused || world.disturbances.hits > hitsBefore;
    world.runs.push({
      stack: stack.state.name,
      begunAt,
      endedAt: world.clock.now(),
      rpcs,
      errors,
      said: world.said.slice(saidBefore),
      isOk,
      isCut,
      isDisturbed,
    });
    this.problems.push(...problemsOf(world, stack, run, isOk));
    return isOk;
  }

  private failure(what: string): string {
    const errors = this.world.runs.at(-1)?.errors ?? [];
    return `${what} failed: ${errors.join("; ")}`;
  }
}

/** What can be replaced by force: the source of a copy takes no second one. */
const namesOf = ({ program }: Stack) => new Set(program.filter(({ kind }) => kind !== "copy").map(({ name }) => name));
