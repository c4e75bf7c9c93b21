import { table } from "../tools/table";
import { type Verdict, written } from "./bars";

/** Figures beside their bars. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ figure, measured, bar, unit, isMet }) => [
    figure,
    written(measured, unit),
    `at most ${written(bar, unit)}`,
    isMet ? "ok" : "NOT MET",
  ]);
  return table(["figure", "measured", "bar", ""], rows);
}
