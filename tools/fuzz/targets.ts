import type { CallOptions, Properties, Runtime, Session, SnapshotKind } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { UserError } from "#provider/dynamic/errors";
import { sanitize } from "#provider/dynamic/values";
import type { HttpRequest, HttpResponse, Transport } from "#provider/http/transport";
import type { Observation } from "#provider/readiness/observation";
import type { Clock } from "#provider/time/clock";
import { canariesIn } from "../canaries";
import { environment } from "../faults/account";
import { sortOf } from "../faults/calls";
import { kindRows } from "../faults/kinds";
import { type KindName, kindNames } from "../faults/scenario";
import type { Recording, Shape } from "./shapes";

/** What reads an answer: each way in which a kind of snapshot calls its cloud. */
export const operations = ["open", "look", "list", "create", "update", "remove"] as const;
export type OperationName = (typeof operations)[number];

export interface Target {
  readonly kind: KindName;
  readonly operation: OperationName;
  readonly isUser: boolean;
}

export const targets: readonly Target[] = kindNames.flatMap((kind) =>
  operations.flatMap((operation) => [false, true].map((isUser) => ({ kind, operation, isUser }))),
);

const sorts: Record<string, readonly OperationName[]> = {
  create: ["create"],
  look: ["look", "list"],
  delete: ["remove"],
  change: ["update"],
};

/** Who reads such an answer when all is well. */
export function readersOf({ host, operation }: Shape): readonly Target[] {
  const wanted = sorts[sortOf(operation) ?? ""] ?? ["open"];
  const isSignIn = host.startsWith("iam");
  return targets.filter(
    (target) =>
      wanted.includes(target.operation) &&
      (isSignIn ? !["ecs", "bcc"].includes(target.kind) : host.startsWith(kindRows[target.kind].service)),
  );
}

const phases = ["pending", "usable", "complete", "failed", "gone", "unknown"];
/** More calls than any single operation makes: it would go on for ever. */
const mostCalls = 2_000;
const projectId = "0605768a3300d5762f82c01180692873";
const projectOf = (kind: KindName) => (kind === "ecs" || kind === "bcc" ? {} : { projectId });

const mark = {
  stack: "01234567",
  backend: "000000",
  urn: "abcdefgh",
  inputs: "ABCDEFGH",
  token: "token-of-12ch",
  making: true,
};

/** Waits for nothing: whoever sleeps goes on at once, and later. */
function hastyClock(): Clock {
  let time = Date.parse("2026-11-20T12:00:00Z");
  return {
    now: () => time,
    wall: () => time,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      time += Math.max(0, ms);
    },
  };
}

export interface Reading {
  /** What must not be, in words. */
  readonly problems: readonly string[];
  /** Whether the answer was taken for what it should be. */
  readonly isTaken: boolean;
}

/** Lets a target read answers to whatever it asks. */
export async function read(
  { kind: name, operation, isUser }: Target,
  answerTo: (request: HttpRequest) => HttpResponse,
  { subjects }: Recording,
): Promise<Reading> {
  let calls = 0;
  const clock = hastyClock();
  const transport: Transport = async (request) => {
    if (++calls > mostCalls) throw new RangeError("it calls for ever");
    return answerTo(request);
  };
  const runtime: Runtime = { clock, transport, memory: newMemory(), env: environment(isUser) };
  const kind = kindRows[name].kind(runtime) as SnapshotKind<never>;
  const call: CallOptions = {
    clock,
    signal: new AbortController().signal,
    until: clock.now(),
    logicalName: "before",
    onRetry: () => {},
  };
  const problems: string[] = [];
  try {
    const { id, source } = subjects[name];
    const given = { ...source, ...kindRows[name].change(1), ...(operation === "open" ? {} : projectOf(name)) };
    const session = await kind.open(given, call);
    const news = { ...given, ...kindRows[name].change(2) };
    for (const seen of await observed(kind, session, id, operation, { given, news }, call))
      problems.push(...oddities(kind, seen, given));
    return { problems, isTaken: true };
  } catch (error) {
    return { problems: [...problems, ...oddError(error)], isTaken: false };
  }
}

async function observed(
  kind: SnapshotKind<never>,
  session: Session<never>,
  id: string,
  operation: OperationName,
  { given, news }: { readonly given: Properties; readonly news: Properties },
  call: CallOptions,
): Promise<Observation<never>[]> {
  switch (operation) {
    case "open":
      return [];
    case "look":
      return [await session.looks.look(id, 0, call.signal)];
    case "list":
      return [...(await kind.marks.list(session, given, 86_400_000, call)).values()];
    case "create":
      await kind.create(session, given, mark, call);
      return [];
    case "update":
      await kind.update(session, id, { olds: given, news, mark }, call);
      return [];
    case "remove":
      await kind.remove(session, id, given, call);
      return [];
  }
}

/** What is wrong with an observation, or with what is made of it. */
function oddities(kind: SnapshotKind<never>, seen: Observation<never>, given: Properties): string[] {
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

const defects = [TypeError, RangeError, SyntaxError, ReferenceError, URIError];

/** What is wrong with an error: one of the program, or a text that shows what it must not. */
function oddError(error: unknown): string[] {
  if (!(error instanceof Error)) return [`it threw ${String(error)}`];
  if (defects.some((defect) => error instanceof defect)) return [`${error.name}: ${error.message}`];
  const { message } = new UserError(error);
  const problems = canariesIn(message).map((found) => `the error shows ${found}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(message)) problems.push("the error holds control characters");
  if (message.length > 4_000) problems.push(`the error has ${message.length} characters`);
  return problems;
}
