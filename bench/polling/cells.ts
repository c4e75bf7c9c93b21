import { randomFrom } from "../../tools/random";
import { withCloud } from "./cloud";
import { curves, type HintModel, hintModels, noHint } from "./hints";
import { type Law, laws } from "./laws";
import { type Figures, figuresOf } from "./measure";
import { waitOurWay } from "./ours";
import { waitByLaw } from "./peers";

/** Durations lie within this share of their middle, where a fleet does not say otherwise. */
const usualSpread = 0.2;

/** Some snapshots that take about as long as each other. */
export interface Fleet {
  readonly count: number;
  readonly seconds: number;
  /** How often the fleet is made, one after the other: a lone snapshot says little about lags. */
  readonly runs: number;
  /** Durations lie within this share of `seconds`. */
  readonly spread?: number;
}

export const fleets: readonly Fleet[] = [
  { count: 1, seconds: 30, runs: 200 },
  { count: 1, seconds: 300, runs: 200 },
  { count: 1, seconds: 3_600, runs: 24 },
  ...[100, 1_000].flatMap((count) => [30, 300, 3_600].map((seconds) => ({ count, seconds, runs: 1 }))),
];

/** Few snapshots at a time, for which a poll a second costs nothing: of 20 to 60 s, and of about 5 min. */
export const smallFleets: readonly Fleet[] = [
  { count: 1, seconds: 40, runs: 200, spread: 0.5 },
  { count: 10, seconds: 40, runs: 20, spread: 0.5 },
  { count: 1, seconds: 300, runs: 100 },
  { count: 10, seconds: 300, runs: 10 },
];

/** One way to wait for one fleet. `calls` are those of one run. */
export interface Cell extends Figures {
  readonly fleet: Fleet;
  /** `ours` or the name of a law. */
  readonly way: string;
  /** What the cloud tells; laws listen to none of it. */
  readonly hints: string;
  /** How many snapshots were really waited for; with fewer than the fleet has, calls and peak are scaled up. */
  readonly sample: number;
  /** What the measurement took on the machine's clock. */
  readonly tookSeconds: number;
}

/** The durations of a fleet, the same for every way to wait. */
function durationsOf({ count, seconds, runs, spread = usualSpread }: Fleet, seed: number): number[] {
  const random = randomFrom(seed ^ (count * 7_919 + seconds));
  return Array.from({ length: count * runs }, () => seconds * (1 + spread * (2 * random() - 1)));
}

/** Every so-many-th of the values in their order of size, so that few stand for all. */
function evenly(values: readonly number[], count: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: count }, (_, i) => sorted[Math.floor(((i + 0.5) * values.length) / count)] ?? 0);
}

const orderOf = ({ count }: Fleet) => (count === 1 ? "in turn" : "together");

async function cellOf(fleet: Fleet, way: string, hints: string, durations: number[], work: () => Promise<Figures>) {
  const begun = performance.now();
  const figures = await work();
  const scale = (fleet.count * fleet.runs) / durations.length;
  return {
    fleet,
    way,
    hints,
    sample: durations.length,
    ...figures,
    calls: (figures.calls * scale) / fleet.runs,
    peakPerMinute: figures.peakPerMinute * scale,
    tookSeconds: (performance.now() - begun) / 1_000,
  };
}

export function ourCell(fleet: Fleet, model: HintModel, seed: number): Promise<Cell> {
  const durations = durationsOf(fleet, seed);
  return cellOf(fleet, "ours", model.name, durations, () =>
    withCloud(seed, durations, model, async (cloud) => {
      await waitOurWay(cloud, fleet.count);
      return figuresOf(cloud.simulator);
    }),
  );
}

/** Polls that one measurement of a law may take, so that a run ends within minutes. */
const mostLooks = { peer: 40_000, other: 10_000 };

/** A law pays for each snapshot alone, so that where all would take too long a sample tells the same. */
export function lawCell(fleet: Fleet, law: Law, seed: number): Promise<Cell> {
  const all = durationsOf(fleet, seed);
  let looksOfOne = 1;
  for (const at of law.polls(randomFrom(seed))) {
    if (at >= fleet.seconds) break;
    looksOfOne++;
  }
  const most = Math.ceil(mostLooks[law.isPeer ? "peer" : "other"] / looksOfOne);
  const durations = all.length <= most ? all : evenly(all, most);
  return cellOf(fleet, law.name, noHint.name, durations, () =>
    withCloud(seed, durations, noHint, async (cloud) => {
      await waitByLaw(cloud, law, orderOf(fleet), randomFrom(seed));
      return figuresOf(cloud.simulator);
    }),
  );
}

/** Every fleet waited for in every way. `say` hears of each as it is done. */
export async function allCells(seed: number, say: (cell: Cell) => void): Promise<Cell[]> {
  const cells: Cell[] = [];
  const keep = async (cell: Promise<Cell>) => {
    cells.push(await cell);
    say(await cell);
  };
  for (const fleet of fleets) {
    for (const model of hintModels) await keep(ourCell(fleet, model, seed));
    for (const law of laws) await keep(lawCell(fleet, law, seed));
  }
  return cells;
}

/** Small fleets waited for in our way, whatever the cloud tells. */
export async function smallCells(seed: number, say: (cell: Cell) => void): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const fleet of smallFleets) {
    for (const model of curves) {
      const cell = await ourCell(fleet, model, seed);
      cells.push(cell);
      say(cell);
    }
  }
  return cells;
}
