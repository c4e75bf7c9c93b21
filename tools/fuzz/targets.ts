import type { CallOptions, Context, Properties, Runtime } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { BrokenExchange, type Sending } from "#provider/http/exchange";
import { terminalLine } from "#provider/http/terminal-line";
import { type HttpResponse, httpTransport } from "#provider/http/transport";
import { cloudOf, type KindName, kindNames, kindRows } from "../clouds";
import { environment } from "../faults/account";
import { serviceOf } from "../faults/exchange";
import { VirtualClock } from "../virtual-clock";
import { oddError, oddities, oddResult, oddText } from "./judge";
import { listening } from "./said";
import { askedFor, changeOf, type Recording } from "./shapes";
import { Turns } from "./turns";
import { type Bench, type Read, type WayName, wayNames, ways } from "./ways";

/** Who reads answers: a kind of snapshot in one of its ways, with a key or as a user. */
export interface Target {
  readonly kind: KindName;
  readonly way: WayName;
  readonly isUser: boolean;
}

const hasUsers = (kind: KindName) => cloudOf(kindRows[kind]).users !== undefined;

const candidates: readonly Target[] = kindNames.flatMap((kind) =>
  wayNames.flatMap((way) => (hasUsers(kind) ? [false, true] : [false]).map((isUser) => ({ kind, way, isUser }))),
);

/** More calls than any single way makes: it would go on for ever. */
const mostCalls = 2_000;
/** Calls are repeated for so long: some of what reads answers looks for what a lost one has made. */
const limitMs = 30_000;
const projectId = "0605768a3300d5762f82c01180692873";

export interface Reading {
  /** What must not be, in words. */
  readonly problems: readonly string[];
  /** Whether the answer was taken for what it should be. */
  readonly isTaken: boolean;
  /** How long the event loop stood still at most, in milliseconds of processor time. */
  readonly stallMs: number;
}

/** The answer to a request, by service and operation. */
export type AnswerTo = (service: string, sending: Sending) => HttpResponse;

/** Observations that are judged in one turn of the event loop: the judge shall not look like a stall. */
const judgedAtOnce = 50;

function newRuntime(isUser: boolean, answerTo: AnswerTo) {
  let calls = 0;
  const clock = new VirtualClock();
  const transport = httpTransport({
    clock,
    exchange: async (sending) => {
      if (++calls > mostCalls) throw new RangeError("it calls for ever");
      const answer = answerTo(serviceOf(sending.url.hostname), sending);
      await new Promise((resolve) => setImmediate(resolve)); // no answer comes in the turn of its question
      sending.onReceived(Buffer.byteLength(answer.body));
      if (sending.signal.aborted) throw new BrokenExchange({ code: "ERR_ABORTED", isOut: true, cause: undefined });
      return answer;
    },
  });
  const runtime: Runtime = { clock, transport: clock.hold(transport), memory: newMemory(), env: environment(isUser) };
  return { clock, runtime };
}

async function benchFor({ kind: name, way }: Target, runtime: Runtime, said: string[], recording: Recording) {
  const { signal } = new AbortController();
  const say = (text: string) => void said.push(terminalLine(text)); // as rows and warnings do
  const call: CallOptions = {
    clock: runtime.clock,
    signal,
    until: runtime.clock.now() + limitMs,
    logicalName: "before",
    onRetry: (error) => say(error.message),
  };
  const context: Context = {
    urn: `dev::shop::::${name}`,
    organization: "",
    backend: "",
    logicalName: "before",
    report: say,
    warn: say,
    tell: say,
    signal,
  };
  const kind = kindRows[name].kind(runtime);
  const { id, source } = recording.subjects[name];
  const project: Properties = hasUsers(name) && way !== "open" ? { projectId } : {};
  const olds = { ...source, ...changeOf(name, 1), ...project };
  const news = { ...source, ...changeOf(name, 2), ...project };
  const session = await kind.open(olds, call);
  return { name, kind, runtime, memory: runtime.memory, session, id, olds, news, call, context } satisfies Bench;
}

async function judged({ kind, olds }: Bench, { seen = [], results = [] }: Read): Promise<string[]> {
  const problems: string[] = [];
  let count = 0;
  const pause = async () => {
    if (++count % judgedAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  for (const each of seen) {
    problems.push(...oddities(kind, each, olds));
    await pause();
  }
  for (const each of results) {
    problems.push(...oddResult(each));
    await pause();
  }
  return problems;
}

/** Lets a target read answers to whatever it asks. */
export async function read(target: Target, answerTo: AnswerTo, recording: Recording): Promise<Reading> {
  const { clock, runtime } = newRuntime(target.isUser, answerTo);
  const said: string[] = [];
  const work = async (): Promise<Omit<Reading, "stallMs">> => {
    try {
      const bench = await benchFor(target, runtime, said, recording);
      return { problems: await judged(bench, await ways[target.way](bench)), isTaken: true };
    } catch (error) {
      return { problems: oddError(error), isTaken: false };
    }
  };
  const turns = new Turns();
  const { value, printed } = await listening(() => clock.run(work()));
  const stallMs = turns.end();
  const problems = [...said, ...printed].flatMap((text) => oddText("a line", text));
  return { problems: [...value.problems, ...problems], isTaken: value.isTaken, stallMs };
}

/** Who asks for what. */
export interface Readers {
  /** Those that ask for anything. */
  readonly targets: readonly Target[];
  /** Kinds and ways that ask for nothing. */
  readonly idle: readonly string[];
  /** What a target asks for. */
  readonly asks: (target: Target) => ReadonlySet<string>;
}

/** Finds out who reads which answers: each candidate reads good ones. */
export async function findReaders(recording: Recording): Promise<Readers> {
  const asks = new Map<Target, Set<string>>();
  for (const target of candidates) {
    const asked = new Set<string>();
    const unanswered: string[] = [];
    const answerTo: AnswerTo = (service, sending) => {
      const name = askedFor(service, sending);
      asked.add(name);
      const answer = recording.goodAnswer(service, sending);
      if (!answer) unanswered.push(`no simulated cloud was asked for ${name}`);
      return answer ?? { status: 200, headers: {}, body: "{}" };
    };
    const problems = [...(await read(target, answerTo, recording)).problems, ...unanswered];
    if (problems.length > 0) throw new Error(`${target.kind} ${target.way}: ${problems.join("; ")}`);
    asks.set(target, asked);
  }
  const targets = candidates.filter((target) => asks.get(target)?.size);
  const idle = candidates.filter((target) => !targets.includes(target)).map(({ kind, way }) => `${kind} ${way}`);
  return { targets, idle: [...new Set(idle)], asks: (target) => asks.get(target) ?? new Set() };
}
