import { isDeepStrictEqual } from "node:util";
import type { Change, Properties } from "../lifecycle/kind";

/** Whether new inputs make a new snapshot, which owes nothing to the old one. What is not known yet counts as changed. */
export function isReplaced(changes: Record<string, Change>, news: Properties, olds: Properties): boolean {
  return Object.entries(changes).some(([key, change]) => {
    const after = news[key] ?? undefined;
    const differs = !isDeepStrictEqual(after, olds[key] ?? undefined);
    return differs && (change === "replace" || (change === "computed" && after !== undefined));
  });
}
