import type { Context, Runtime, SnapshotKind } from "../../provider/clouds/lifecycle/kind";
import { newMemory } from "../../provider/clouds/lifecycle/memory";
import { adapt } from "../../provider/dynamic/adapter";
import { Run as EngineRun } from "../../provider/dynamic/run";
import { summary } from "../../provider/dynamic/summary";
import { urnOf } from "../../provider/dynamic/urn";
import { allKinds, type Entry, type KindRow, type KindTitle, type Operations } from "../../tools/clouds";
import { listening, type Properties, present, type World } from "./world";

/** Hidden inputs of a resource of this name in the stack `dev`. */
export const hiddenOf = (name: string, stack = "dev") => ({
  __provider: "exports.handler=()=>0",
  __urn: `${stack}::shop::::${name}`,
});

export type KindName = KindTitle;

/** What tests need to know of a kind to treat all of them alike, in a world. */
interface KindInWorld extends Omit<KindRow, "book" | "plan" | "hide">, Operations {
  readonly inputs: (world: World) => Properties;
  /** The cloud's own book of the snapshots that can be made by it. */
  readonly book: (world: World) => readonly Entry[];
  readonly plan: (world: World, plan: { readonly seconds: number; readonly outcome?: "failed" }) => void;
  /** How long new snapshots are not shown. */
  readonly hide: (world: World, invisibleSeconds: number) => void;
}

const inWorld = (row: KindRow): KindInWorld => ({
  ...row,
  ...row.operations,
  inputs: ({ cloud }) => row.first(cloud.info),
  book: ({ cloud }) => row.book(cloud),
  plan: ({ cloud }, plan) => row.plan(cloud, { outcome: "ready", ...plan }),
  hide: ({ cloud }, invisibleSeconds) => row.hide(cloud, invisibleSeconds),
});

/** All kinds by name. */
export const kindRows = Object.fromEntries(allKinds.map((row) => [row.title, inWorld(row)])) as Record<
  KindName,
  KindInWorld
>;

export const kindNames = Object.keys(kindRows) as KindName[];

/** Snapshots that exist in the cloud. */
export const existing = (world: World, name: KindName): Entry[] => present(kindRows[name].book(world));

/** All that a run says when it ends. */
export const lastWords = ({ memory }: Runtime): string =>
  summary(memory)
    .map(({ text }) => text)
    .join();

/** One run of the engine: a provider process of its own, which can be killed. */
export interface Run {
  readonly handler: ReturnType<typeof adapt>;
  readonly kind: SnapshotKind<never>;
  readonly runtime: Runtime;
  readonly warnings: string[];
  readonly told: string[];
  readonly rows: string[];
  /** The engine cancels the run. */
  cancel(): void;
  /** The engine ends the run: what there is to say of it. */
  end(): Promise<string>;
  /** From now on nothing of this run reaches the cloud, and none of its answers comes back. */
  kill(): void;
  /** A context for calling the lifecycle itself, with a signal to cancel. */
  context(inputs: Properties, signal: AbortSignal): Context;
}

/** `lateMs`: how long each answer is on its way. */
export function startRun(world: World, name: KindName, env: Record<string, string> = {}, lateMs = 0): Run {
  let isDead = false;
  const never = () => new Promise<never>(() => {});
  const runtime: Runtime = {
    ...world.runtime,
    memory: newMemory(),
    env: { ...world.runtime.env, ...env },
    async transport(request) {
      if (isDead) return never();
      const response = await world.runtime.transport(request);
      if (lateMs > 0) await world.clock.sleep(lateMs);
      return isDead ? never() : response;
    },
  };
  const { sink, rows, warnings, told } = listening();
  const kind = kindRows[name].kind(runtime);
  const engineRun = new EngineRun({ ...runtime, backend: "" });
  return {
    handler: adapt(kind, runtime, sink, engineRun),
    cancel: () => engineRun.cancel("the run was cancelled"),
    end: async () => (await world.run(engineRun.end("over"))).map(({ text }) => text).join("\n"),
    kind,
    runtime,
    warnings,
    told,
    rows,
    kill: () => {
      isDead = true;
    },
    context: (inputs, signal) => ({
      urn: urnOf(kind.name, inputs["__urn"]).urn,
      organization: "",
      backend: "",
      logicalName: "before",
      report: (text) => rows.push(text),
      warn: (text) => warnings.push(text),
      tell: (text) => told.push(text),
      signal,
    }),
  };
}

/** Inputs of a resource of this name in a stack. */
export const inputsIn = (world: World, name: KindName, more: Properties = {}, resource = "before", stack = "dev") => ({
  ...hiddenOf(resource, stack),
  ...kindRows[name].inputs(world),
  ...more,
});

/** Lets virtual time pass until something is so. */
export async function until({ clock }: World, isSo: () => boolean): Promise<void> {
  while (!isSo()) await clock.sleep(100);
}

/** A run that is killed once the cloud has accepted its create; the id of what it made. */
export async function killedCreate(world: World, name: KindName, inputs: Properties): Promise<string> {
  const before = new Set(existing(world, name).map(({ id }) => id));
  const run = startRun(world, name);
  run.handler.create(inputs).catch(() => {});
  const made = () => existing(world, name).find(({ id }) => !before.has(id));
  await world.run(until(world, () => made() !== undefined));
  run.kill();
  return made()?.id ?? "";
}
