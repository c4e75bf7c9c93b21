import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../tools/engine/project-root";
import type { Cell } from "../polling/cells";
import { hintModels } from "../polling/hints";
import { laws } from "../polling/laws";
import { spoken } from "../polling/report";
import { barsChart, type Group } from "./bars-chart";

const shown = [
  { count: 1, seconds: 300 },
  { count: 100, seconds: 300 },
  { count: 1_000, seconds: 300 },
];
const peers = new Set(laws.filter(({ isPeer }) => isPeer).map(({ name }) => name));
const hints = new Set(hintModels.filter(({ isHonest }) => isHonest !== false).map(({ name }) => name));

function groups(cells: readonly Cell[], measureOf: (cell: Cell) => number, text: (value: number) => string): Group[] {
  return shown.map(({ count, seconds }) => ({
    title: `${count} snapshot${count === 1 ? "" : "s"} of about ${spoken(seconds)}`,
    bars: cells
      .filter(({ fleet }) => fleet.count === count && fleet.seconds === seconds)
      .filter((cell) => (cell.way === "ours" ? hints.has(cell.hints) : peers.has(cell.way)))
      .map((cell) => ({
        label: cell.way === "ours" ? `ours, hints: ${cell.hints}` : cell.way,
        value: measureOf(cell),
        text: text(measureOf(cell)),
        isOurs: cell.way === "ours",
      })),
  }));
}

const most = (drawn: readonly Group[]) => Math.max(...drawn.flatMap(({ bars }) => bars.map(({ value }) => value)));

/** Draws calls and lags into docs/bench; the names of the files. */
export function drawCharts(cells: readonly Cell[]): string[] {
  const folder = join(projectRoot(), "docs", "bench");
  mkdirSync(folder, { recursive: true });
  const calls = groups(
    cells,
    (cell) => cell.calls,
    (value) => String(Math.round(value)),
  );
  const lags = groups(
    cells,
    (cell) => cell.meanLag,
    (value) => `${value.toFixed(1)} s`,
  );
  const logarithmic = (value: number) => Math.log10(Math.max(1, value)) / Math.log10(most(calls));
  const charts = {
    "calls.svg": barsChart("Status look-ups, on a logarithmic scale", calls, logarithmic),
    "lag.svg": barsChart("Mean time from ready to noticed", lags, (value) => value / most(lags)),
  };
  for (const [name, svg] of Object.entries(charts)) writeFileSync(join(folder, name), svg);
  return Object.keys(charts).map((name) => `docs/bench/${name}`);
}
