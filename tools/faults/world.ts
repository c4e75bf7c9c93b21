import { type OpenSimulator, openSimulator } from "cloud-snapshots-simulator";
import { canariesIn } from "../canaries";
import { allClouds, type Entry, type KindName, kindNames, kindRows, madeOf } from "../clouds";
import { VirtualClock } from "../virtual-clock";
import { admit, environment } from "./account";
import { Disturbances } from "./calls";
import { isOfSource, isThere } from "./kinds";
import type { Placed, RunRecord, Source, Stack } from "./program";
import { currentRpc, type Rpc } from "./rpc";
import type { Course, Declared, Happening, Scenario } from "./scenario";
import { type Properties, StackState } from "./state";

/** How far somebody sets the machine's clock back or ahead. */
const clockStepMs = 3_600_000;

/** A record that flips shows a transient status for twenty seconds of every ninety. */
const isFlippingAt = (at: number) => at % 90_000 < 20_000;

/** The simulated clouds, the stacks that live in them, and all that a scenario has said so far. */
export class World {
  readonly clock = new VirtualClock();
  readonly simulator: OpenSimulator;
  readonly disturbances = new Disturbances();
  readonly stacks: readonly Stack[];
  /** Snapshots that are somebody else's, by kind. */
  readonly strangers = new Map<string, KindName>();
  /** Ids that programs name in `adopt`, or did, with the stacks that may delete them therefore. */
  readonly adopted = new Map<string, Set<string>>();
  /** Ids that some state has held. */
  readonly recorded = new Set<string>();
  /** The call of the engine that a snapshot was made for. */
  readonly makers = new Map<string, Rpc>();
  /** Lines that stay: warnings, errors, what is told. */
  readonly said: string[] = [];
  /** Status rows, which pass. */
  readonly rows: string[] = [];
  /** Every run of the engine so far. */
  readonly runs: RunRecord[] = [];
  /** Ids that the engine has asked to delete; those of them that a state may still have, with the stacks. */
  readonly askedToDelete = new Set<string>();
  readonly mayBeUnrecorded = new Map<string, Set<string>>();
  /** Ids that somebody has removed behind our back. */
  readonly removed = new Set<string>();
  /** How many lines have been searched for secrets. */
  searched = { said: 0, rows: 0 };
  /** Addresses that held a secret. */
  readonly tellingUrls: string[] = [];
  /** Provider processes that have not ended. */
  livingProcesses = 0;
  /** How far the machine's own time is ahead of what has really passed. */
  machineAheadMs = 0;
  readonly env: Record<string, string>;
  private areFlipping = true;
  private readonly sources = new Map<string, Source>();
  private readonly seenIds = new Set<string>();

  constructor(readonly scenario: Scenario) {
    const { chance, snapshotSeconds, invisibleSeconds, deletionSeconds, skewSeconds, tokenSeconds, callsPerSecond } =
      scenario;
    const lags = { snapshotSeconds, invisibleSeconds, deletionSeconds };
    const now = () => this.clock.now() + skewSeconds * 1_000;
    const paces = allClouds.map(({ behaviour }) => behaviour({ lags, callsPerSecond, tokenSeconds }));
    this.simulator = openSimulator(Object.assign({ seed: chance, now }, ...paces));
    const { handles } = this.simulator;
    admit(handles);
    this.env = environment(tokenSeconds > 0);
    this.stacks = scenario.stacks.map((declared, i) => ({
      state: new StackState(i === 0 ? "dev" : "prod"),
      program: declared.map((each, n) => ({
        ...each,
        name: `${each.kind}-${n}`,
        source: this.sourceOf(each, `${i} ${n}`),
      })),
      changes: 0,
      triggers: 0,
    }));
    for (const course of scenario.courses) {
      kindRows[course.kind].plan(handles, course, () => this.areFlipping && isFlippingAt(this.cloudNow));
    }
    this.addStrangers(86_400);
    this.noteMade();
  }

  private sourceOf({ kind, isShared }: Declared, own: string): Source {
    const key = isShared ? `${kind} shared` : `${kind} ${own}`;
    const source = this.sources.get(key) ?? { kind, properties: kindRows[kind].source(this.simulator.handles) };
    this.sources.set(key, source);
    return source;
  }

  /** Remembers for which call of the engine the newest snapshots were made. */
  noteMade(): void {
    const rpc = currentRpc.getStore();
    for (const kind of kindNames) {
      for (const { id } of kindRows[kind].book(this.simulator.handles)) {
        if (this.seenIds.has(id)) continue;
        this.seenIds.add(id);
        if (rpc?.method === "create") this.makers.set(id, rpc);
      }
    }
  }

  /** Remembers an address that tells a secret. */
  noteUrl(url: string): void {
    if (canariesIn(url).length > 0) this.tellingUrls.push(url);
  }

  /** What happens beside a run. */
  happen(what: Happening["what"]): void {
    switch (what) {
      case "strangers":
        this.addStrangers(0);
        currentRpc.exit(() => this.noteMade()); // they are made for nobody's call
        break;
      case "setBack":
        this.machineAheadMs -= clockStepMs;
        break;
      case "setAhead":
        this.machineAheadMs += clockStepMs;
        break;
      case "keysExpire":
        admit(this.simulator.handles, this.cloudNow);
    }
  }

  /** A run begins with keys that are valid. */
  renewKeys(): void {
    admit(this.simulator.handles);
  }

  /** The clouds' own time. */
  get cloudNow(): number {
    return this.clock.now() + this.scenario.skewSeconds * 1_000;
  }

  /** Somebody else makes a snapshot of each source. */
  addStrangers(ageSeconds: number): void {
    for (const { kind, properties } of this.sources.values()) {
      if (!this.hasSource(kind, properties)) continue;
      this.strangers.set(kindRows[kind].stranger(this.simulator.handles, properties, ageSeconds), kind);
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
    for (const source of this.sources.values()) {
      if (this.hasSource(source.kind, source.properties)) continue;
      source.properties = kindRows[source.kind].source(handles);
      for (const placed of this.placed) if (placed.source === source) placed.adopt = undefined; // it was of the disk that is gone
    }
  }

  /** The resources of all programs. */
  get placed(): Placed[] {
    return this.stacks.flatMap(({ program }) => program);
  }

  /** Whether what a resource is of still exists: vanishing snapshots of some kinds go with their sources. */
  hasSource(kind: KindName, source: Properties): boolean {
    const ids = kindRows[kind].sources?.(this.simulator.handles);
    return !ids || ids.some((id) => Object.values(source)[0] === id);
  }

  /** Whether the source of a snapshot was released: what was not complete by then is gone with it. */
  isReleased(kind: KindName, entry: Entry): boolean {
    const ids = kindRows[kind].sources?.(this.simulator.handles);
    return ids !== undefined && !ids.some((id) => isOfSource(entry, { id }));
  }

  /** Our snapshots of a kind, in the order in which the cloud made them. */
  made(kind: KindName): Entry[] {
    return madeOf(kindRows[kind], this.simulator.handles).filter(({ id }) => !this.strangers.has(id));
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
