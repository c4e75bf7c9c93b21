import { table } from "../../tools/table";
import type { Cell } from "./cells";

const rounded = (value: number) => (value < 1_000 ? value.toFixed(value < 100 ? 1 : 0) : String(Math.round(value)));

/** A duration in words. */
export const spoken = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : seconds < 3_600 ? `${seconds / 60} min` : `${seconds / 3_600} h`;

/** One line about a cell that is done. */
export const progressLine = ({ fleet, way, hints, calls, meanLag, tookSeconds }: Cell): string =>
  `${fleet.count} x ${spoken(fleet.seconds)}, ${way}${way === "ours" ? `, hints ${hints}` : ""}: ` +
  `${rounded(calls)} calls, mean lag ${meanLag.toFixed(2)} s (${tookSeconds.toFixed(1)} s)`;

const wasScaled = ({ fleet, sample }: Cell) => sample < fleet.count * fleet.runs;

/** All cells; figures scaled up from a sample have a `~`. */
export function cellTable(cells: readonly Cell[]): string {
  const rows = cells.map((cell) => {
    const mark = wasScaled(cell) ? "~" : "";
    return [
      `${cell.fleet.count} x ${spoken(cell.fleet.seconds)}`,
      cell.way,
      cell.way === "ours" ? cell.hints : "-",
      `${mark}${rounded(cell.calls)}`,
      `${mark}${Math.round(cell.peakPerMinute)}`,
      ...[cell.meanLag, cell.p95Lag, cell.worstLag].map((lag) => lag.toFixed(2)),
      String(cell.sample),
    ];
  });
  const head = ["fleet", "way", "hints", "look-ups", "peak/min", "mean lag s", "p95", "worst", "snapshots"];
  return [
    table(head, rows),
    "Look-ups of a fleet of one are the mean of its runs. Laws listen to no hints, so that one measurement stands for all.",
    "~ scaled up from the given number of snapshots: the law pays for each alone.",
  ].join("\n");
}
