import type { Properties, SnapshotKind } from "#provider/clouds/lifecycle/kind";
import { UserError } from "#provider/dynamic/errors";
import { sanitize } from "#provider/dynamic/values";
import type { Observation } from "#provider/readiness/observation";
import { canariesIn } from "../canaries";

const phases = ["pending", "usable", "complete", "failed", "gone", "unknown"];

/** What is wrong with an observation, or with what is made of it. */
export function oddities(kind: SnapshotKind<never>, seen: Observation<never>, given: Properties): string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, what: string) => void (holds || problems.push(what));
  const { phase, status, progress = 0, remainingSeconds = 0, typicalSeconds = 0, item } = seen;
  expect(phases.includes(phase), `phase ${phase}`);
  expect(typeof status === "string" && status.length <= 100, "a status that is no word");
  expect(progress >= 0 && progress <= 100, `progress ${progress}`);
  expect(remainingSeconds >= 0 && Number.isFinite(remainingSeconds), `remaining ${remainingSeconds}`);
  expect(typicalSeconds >= 0 && Number.isFinite(typicalSeconds), `typical ${typicalSeconds}`);
  if (item === undefined) return problems;
  const outputs = sanitize(kind.outputs(item));
  JSON.stringify(outputs);
  expect(phases.includes(kind.recordedPhase({ ...outputs, status })), "a recorded phase that is none");
  const refusal = kind.refuseAdoption(item, given);
  expect(refusal === undefined || typeof refusal === "string", "a refusal that is no text");
  const { token = "" } = kind.marks.of(item) ?? {};
  expect(typeof token === "string", "a mark whose token is no text");
  expect(!Number.isNaN(kind.expiresAt?.(outputs) ?? 0), "an end that is no time");
  return problems;
}

/** What is wrong with a look-up's result. */
export function oddResult(result: unknown): string[] {
  if (typeof result !== "object" || result === null) return ["a result that is no object"];
  const { id, status } = result as Record<string, unknown>;
  return typeof id === "string" && typeof status === "string" ? [] : ["a result without id or status"];
}

/** What a text that people see must not hold. */
export function oddText(what: string, text: string): string[] {
  const problems = canariesIn(text).map((found) => `${what} shows ${found}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) problems.push(`${what} holds control characters`);
  if (text.length > 4_000) problems.push(`${what} has ${text.length} characters`);
  return problems;
}

const defects = [TypeError, RangeError, SyntaxError, ReferenceError, URIError];

/** What is wrong with an error: one of the program, or a text that shows what it must not. */
export function oddError(error: unknown): string[] {
  if (!(error instanceof Error)) return [`it threw ${String(error)}`];
  if (defects.some((defect) => error instanceof defect)) return [`${error.name}: ${error.message}`];
  return oddText("the error", new UserError(error).message);
}
