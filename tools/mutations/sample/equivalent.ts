import type { Mutant } from "./mutants";

/** A mutant that no test can kill, because nothing that it changes can be seen. */
export interface Equivalent extends Pick<Mutant, "file" | "lineText" | "change"> {
  readonly reason: string;
}

export const equivalents: readonly Equivalent[] = [
  {
    file: "provider/clouds/lifecycle/mark.ts",
    lineText: ".sort(([a], [b]) => (a < b ? -1 : 1))",
    change: "1 → 2",
    reason: "only the sign of a comparison counts",
  },
  {
    file: "provider/clouds/lifecycle/mark.ts",
    lineText: ".sort(([a], [b]) => (a < b ? -1 : 1))",
    change: "a < b → (a <= b)",
    reason: "the keys of an object are never equal",
  },
  {
    file: "provider/clouds/lifecycle/claim.ts",
    lineText:
      "if (!take || !owner || item === undefined || !mark?.making || !isClaimed(mark, claim, clock)) return seen;",
    change: "!take || !owner || item === undefined → (!take || !owner && item === undefined)",
    reason: "for the types: without an owner no mark is the claim's, and without an item there is no mark",
  },
  {
    file: "provider/http/redact.ts",
    lineText: "known.add(text);",
    change: "known.add(text); → ;",
    reason: "it saves time: to keep the same text twice keeps the same views",
  },
  {
    file: "provider/http/rate-limiter.ts",
    lineText: "const pause = isNews ? 1_000 * (pauses[Math.min(this.refusals++, pauses.length - 1)] ?? 0) : 0;",
    change: "0 → (-1)",
    reason: "the list always has the place; and a moment that is over closes nothing, however long it has been over",
  },
  {
    file: "provider/http/redact.ts",
    lineText:
      "while (from + after < text.length && at + after < secret.length && text[from + after] === secret[at + after]) after++;",
    change:
      "from + after < text.length && at + after < secret.length → (from + after < text.length || at + after < secret.length)",
    reason: "beyond the end of one of the two no character is equal",
  },
  {
    file: "provider/http/share.ts",
    lineText: "private since = 0;",
    change: "0 → (-1)",
    reason: "the whole share is there until the first throttle, which sets it",
  },
  {
    file: "provider/readiness/forecast.ts",
    lineText: "const ms = (seconds ?? 0) * second;",
    change: "0 → (-1)",
    reason: "less than nothing is believed as little as nothing",
  },
  {
    file: "provider/readiness/schedule.ts",
    lineText:
      "const clamp = (value: number, low: number, high: number) => (value > low ? Math.min(high, value) : low);",
    change: "value > low → (value >= low)",
    reason: "what is equal to the lower bound is the lower bound, and no bound is above the other",
  },
  {
    file: "provider/dynamic/process.ts",
    lineText: "check.unref();",
    change: "check.unref(); → ;",
    reason: "Pulumi's gRPC server keeps a provider process alive anyway, and its end is an exit or a signal",
  },
  {
    file: "provider/http/redact.ts",
    lineText: "while (before < from && before < at && text[from - before - 1] === secret[at - before - 1]) before++;",
    change: "before < from && before < at → (before < from || before < at)",
    reason: "before the start of one of the two no character is equal",
  },
  {
    file: "provider/http/redact.ts",
    lineText: "let before = 0;",
    change: "0 → (-1)",
    reason: "the first character of the piece that both share is compared once more, and is equal",
  },
  {
    file: "provider/http/rate-limiter.ts",
    lineText: "private refusals = 0;",
    change: "0 → (-1)",
    reason: "the first throttle of an open gate sets it before anyone reads it",
  },
];

export const isEquivalent = ({ file, lineText, change }: Mutant): boolean =>
  equivalents.some((each) => each.file === file && each.lineText === lineText && each.change === change);
