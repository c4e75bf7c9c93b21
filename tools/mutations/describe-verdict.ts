import type { Verdict } from "./jest-run";

/** How a run of tests ended, for people. */
export const describeVerdict = (verdict: Verdict): string =>
  verdict.end === "failed" && verdict.title !== undefined ? `failed: ${verdict.title}` : verdict.end;
