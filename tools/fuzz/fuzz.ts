import type { HttpRequest, HttpResponse } from "#provider/http/transport";
import { seedChance } from "../faults/chance";
import { randomFrom } from "../random";
import { mutateBody, mutateHeaders, mutateStatus } from "./mutate";
import { recordShapes, type Shape } from "./shapes";
import { read, readersOf, type Target, targets } from "./targets";

/** Whoever holds the event loop longer than this stops all other waits of the process. */
const longestMs = 300;

/** So many answers are read by whoever did not ask for them. */
const strangers = 0.15;

export interface Finding {
  readonly body: number;
  readonly target: Target;
  readonly problems: readonly string[];
  readonly answer: HttpResponse;
}

export interface Result {
  readonly findings: readonly Finding[];
  /** Bodies by what read them, and how many of them were taken for an answer. */
  readonly counts: ReadonlyMap<string, { readonly bodies: number; readonly taken: number }>;
  /** The most processor time that one body took, in milliseconds. */
  readonly longestMs: number;
}

interface Drawn {
  readonly answer: HttpResponse;
  readonly target: Target;
  /** What is answered to a request: the drawn answer where that is what was asked, else a good one. */
  readonly answerTo: (request: HttpRequest) => HttpResponse;
}

/** The answer with this number, and who reads it. It depends on seed and number alone, so that each can be repeated by itself. */
function drawn(shapes: readonly Shape[], seed: number, body: number): Drawn {
  const next = randomFrom(seed + Math.imul(body, 0x9e3779b1));
  const shape = shapes[Math.floor(next() * shapes.length)] as Shape;
  const isStranger = next() < strangers;
  const readers = isStranger ? targets : readersOf(shape);
  const target = readers[Math.floor(next() * readers.length)] as Target;
  const answer = {
    status: mutateStatus(shape.answer.status, next),
    headers: mutateHeaders(shape.answer.headers, next),
    body: mutateBody(shape.answer.body, next),
  };
  const answerTo = ({ operation, endpoint, url }: HttpRequest) => {
    if (isStranger || operation === shape.operation) return answer;
    const good = shapes.filter((each) => each.operation === operation && each.host === endpoint.host);
    const ofPath = good.find(({ path }) => path === new URL(url).pathname);
    return (ofPath ?? good[0])?.answer ?? answer;
  };
  return { answer, target, answerTo };
}

/** Lets every reader of answers read drawn bodies, from the first, so many. */
export async function fuzz(seed: number, first: number, runs: number): Promise<Result> {
  const recording = await recordShapes();
  const findings: Finding[] = [];
  const counts = new Map<string, { bodies: number; taken: number }>();
  let longest = 0;
  for (let body = first; body < first + runs; body++) {
    const { answer, target, answerTo } = drawn(recording.shapes, seed, body);
    seedChance(seed + body);
    const before = process.cpuUsage();
    const { problems: found, isTaken } = await read(target, answerTo, recording);
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1_000;
    longest = Math.max(longest, took);
    const problems = took > longestMs ? [...found, `it took ${Math.round(took)} ms`] : found;
    const name = `${target.kind} ${target.operation}`;
    const { bodies, taken } = counts.get(name) ?? { bodies: 0, taken: 0 };
    counts.set(name, { bodies: bodies + 1, taken: taken + (isTaken ? 1 : 0) });
    if (problems.length > 0) findings.push({ body, target, problems, answer });
  }
  return { findings, counts, longestMs: longest };
}
