import { type OpenSimulator, openSimulator } from "cloud-snapshots-simulator";
import { VirtualClock } from "../virtual-clock";
import { admit, environment } from "./account";
import { Disturbances } from "./calls";
import type { Rpc } from "./engine";
import { type Entry, isOfSource, isThere, kindRows } from "./kinds";
import { type Course, type Declared, type KindName, kindNames, type Scenario } from "./scenario";
import { type Properties, StackState } from "./state";

/** A record that flips shows a transient status for twenty seconds of every ninety. */
const isFlippingAt = (at: number) => at % 90_000 < 20_000;

/** A resource of a program, with what it is of. */
export interface Placed extends Declared {
  readonly name: string;
  source: Properties;
  /** The id of a snapshot that the program takes over. */
  adopt?: string | undefined;
}

/** A stack: its program, and its state file. */
export interface Stack {
  readonly state: StackState;
  readonly program: readonly Placed[];
  /** How often the program was changed in place, and so that all its snapshots are replaced. */
  changes: number;
  triggers: number;
}

/** A run of the engine that is over. */
export interface RunRecord {
  readonly stack: string;
  /** By our clock. */
  readonly begunAt: number;
  readonly endedAt: number;
  readonly rpcs: readonly Rpc[];
  readonly errors: readonly string[];
  /** Lines that it left. */
  readonly said: readonly string[];
  readonly isOk: boolean;
  readonly isCut: boolean;
  /** Something went wrong with a call, or the cloud refused a list in the run's last seconds. */
  readonly isDisturbed: boolean;
}

/** The simulated clouds, the stacks that live in them, and all that a scenario has said so far. */
export class World {
  readonly clock = new VirtualClock();
  readonly simulator: OpenSimulator;
  readonly disturbances = new Disturbances();
  readonly stacks: readonly Stack[];
  /** Snapshots that are somebody else's, by kind. */
  readonly strangers = new Map<string, KindName>();
  /** Those of them that a program has taken over. */
  readonly adopted = new Set<string>();
  /** Lines that stay: warnings, errors, what is told. */
  readonly said: string[] = [];
  /** Status rows, which pass. */
  readonly rows: string[] = [];
  /** Every run of the engine so far. */
  readonly runs: RunRecord[] = [];
  /** Ids that the engine has asked to delete; those of them that the state may still have. */
  readonly askedToDelete = new Set<string>();
  readonly mayBeUnrecorded = new Set<string>();
  /** Ids that somebody has removed behind our back. */
  readonly removed = new Set<string>();
  /** How many lines have been searched for secrets. */
  searched = { said: 0, rows: 0 };
  readonly env: Record<string, string>;
  private areFlipping = true;

  constructor(readonly scenario: Scenario) {
    const { chance, snapshotSeconds, invisibleSeconds, deletionSeconds, skewSeconds, tokenSeconds, callsPerSecond } =
      scenario;
    const lags = { snapshotSeconds, invisibleSeconds, deletionSeconds };
    const limits = { callsPerSecond: { "*": callsPerSecond } };
    this.simulator = openSimulator({
      seed: chance,
      now: () => this.clock.now() + skewSeconds * 1_000,
      alibaba: { ...lags, callsPerMinute: { "*": callsPerSecond * 60 } },
      huawei: {
        evs: { ...lags, ...limits, snapshotsPerVolume: 50 },
        dws: { ...lags, ...limits },
        iam: { ...limits, ...(tokenSeconds ? { tokenSeconds } : {}) },
      },
      baidu: { ...lags, ...limits },
    });
    const { handles } = this.simulator;
    admit(handles);
    this.env = environment(tokenSeconds > 0);
    this.stacks = scenario.stacks.map((declared, i) => ({
      state: new StackState(i === 0 ? "dev" : "prod"),
      program: declared.map((each, n) => ({
        ...each,
        name: `${each.kind}-${n}`,
        source: kindRows[each.kind].source(handles),
      })),
      changes: 0,
      triggers: 0,
    }));
    for (const course of scenario.courses) {
      kindRows[course.kind].plan(handles, course, () => this.areFlipping && isFlippingAt(this.cloudNow));
    }
    this.addStrangers(86_400);
  }

  /** The clouds' own time. */
  get cloudNow(): number {
    return this.clock.now() + this.scenario.skewSeconds * 1_000;
  }

  /** Somebody else makes a snapshot of each source. */
  addStrangers(ageSeconds: number): void {
    for (const placed of this.stacks.flatMap(({ program }) => program)) {
      const { kind, source } = placed;
      if (!this.hasSource(placed)) continue;
      this.strangers.set(kindRows[kind].stranger(this.simulator.handles, source, ageSeconds), kind);
    }
  }

  /** From now on nothing goes wrong any more. */
  calm(): void {
    this.disturbances.set([]);
    this.areFlipping = false;
  }

  /** People remove snapshots that are stuck, and name another disk where one was released. */
  mend(): void {
    const { handles } = this.simulator;
    for (const kind of kindNames) {
      for (const { id, deletedAt } of this.made(kind)) {
        if (this.courseOf(kind, id)?.outcome !== "stick" || deletedAt !== undefined) continue;
        kindRows[kind].remove(handles, id);
        this.removed.add(id);
      }
    }
    for (const placed of this.stacks.flatMap(({ program }) => program)) {
      if (this.hasSource(placed)) continue;
      placed.source = kindRows.ecs.source(handles);
      placed.adopt = undefined; // it was of the disk that is gone
    }
  }

  /** Lets the resources of a stack take over snapshots of the same sources that are somebody else's, or no longer. */
  adopt({ program, triggers }: Stack): void {
    if (triggers > 0) return; // the state may hold other triggers, which ask for a new one
    const at = this.cloudNow;
    for (const placed of program) {
      const { kind, source } = placed;
      const found = kindRows[kind]
        .book(this.simulator.handles)
        .find((entry) => this.strangers.has(entry.id) && isThere(entry, at) && isOfSource(entry, source));
      placed.adopt = placed.adopt === undefined ? found?.id : undefined;
      if (placed.adopt !== undefined) this.adopted.add(placed.adopt);
    }
  }

  /** People take `adopt` out of the program once its snapshot is deleted, or where they want a new one. */
  forgetAdopted({ program }: Stack, all: boolean): void {
    for (const placed of program) {
      const entry = kindRows[placed.kind].book(this.simulator.handles).find(({ id }) => id === placed.adopt);
      if (all || !entry || !isThere(entry, this.cloudNow)) placed.adopt = undefined;
    }
  }

  /** Whether what a resource is of still exists: Alibaba's vanishing snapshots go with their disks. */
  hasSource({ kind, source }: Placed): boolean {
    return kind !== "ecs" || this.simulator.handles.ecs.disks().some(({ id }) => id === source["diskId"]);
  }

  /** Whether the disk of an ECS snapshot was released: what was not complete by then is gone with it. */
  isReleased(kind: KindName, entry: Entry): boolean {
    const isOf = ({ id }: { readonly id: string }) => isOfSource(entry, { diskId: id });
    return kind === "ecs" && !this.simulator.handles.ecs.disks().some(isOf);
  }

  /** Our snapshots of a kind, in the order in which the cloud made them. */
  made(kind: KindName): Entry[] {
    const isOfKind = (entry: Entry) => !("type" in entry) || "copyOf" in entry === (kind === "copy");
    return kindRows[kind]
      .book(this.simulator.handles)
      .filter((entry) => isOfKind(entry) && !this.strangers.has(entry.id));
  }

  /** How the scenario lets a snapshot go; undefined for the usual way. */
  courseOf(kind: KindName, id: string): Course | undefined {
    const index = this.made(kind).findIndex((entry) => entry.id === id);
    return this.scenario.courses.filter((course) => course.kind === kind)[index];
  }

  /** Whether a snapshot was there and in the wanted state at a moment of the cloud's time. */
  isReadyAt(kind: KindName, id: string, waitFor: unknown, at: number): boolean {
    const entry = kindRows[kind].book(this.simulator.handles).find((each) => each.id === id);
    if (!entry || !isThere(entry, at)) return false;
    const since = waitFor === "usable" ? (entry.usableAt ?? entry.readyAt) : entry.readyAt;
    if (waitFor === "none") return true;
    const flips = this.courseOf(kind, id)?.outcome === "flip" && this.areFlipping && waitFor !== "usable";
    return since !== undefined && since <= at && !(flips && isFlippingAt(at));
  }
}
