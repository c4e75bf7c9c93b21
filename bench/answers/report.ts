import { table } from "../../tools/table";
import type { AnswerCost } from "./measure";

/** The slowest answers of each way, slowest first. */
export function answerLines(costs: readonly AnswerCost[], shown = 25): string {
  const rows = [...costs]
    .sort((a, b) => b.blockedMs - a.blockedMs)
    .slice(0, shown)
    .map(({ row, way, shape, blockedMs }) => [row.title, way, shape, blockedMs.toFixed(0)]);
  return [
    table(["kind", "read as", "4 MiB of", "blocked ms"], rows),
    `The slowest ${rows.length} of ${costs.length}. JSON.parse is part of it.`,
  ].join("\n");
}
