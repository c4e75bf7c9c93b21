import { isDeepStrictEqual } from "node:util";
import type { Schema } from "./schema";

type Values = Readonly<Record<string, unknown>>;

/** Whether new inputs make a new snapshot, which owes nothing to the old one. What is not known yet counts as changed. */
export function isReplaced(schema: Schema, news: Values, olds: Values): boolean {
  return Object.entries(schema).some(([key, { change }]) => {
    const after = news[key] ?? undefined;
    const differs = !isDeepStrictEqual(after, olds[key] ?? undefined);
    return differs && (change === "replace" || (change === "computed" && after !== undefined));
  });
}
