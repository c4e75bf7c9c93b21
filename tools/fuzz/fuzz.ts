import type { HttpResponse } from "#provider/http/transport";
import { seedChance } from "../faults/chance";
import { serviceOf } from "../faults/exchange";
import { randomFrom } from "../random";
import { largeBody } from "./large";
import { mutateBody, mutateHeaders, mutateStatus, pick } from "./mutate";
import { askedFor, type Recording, recordShapes } from "./shapes";
import { type AnswerTo, findReaders, type Readers, read, type Target } from "./targets";
import { wayNames } from "./ways";

/** Whoever holds the event loop longer than this stops all other waits of the process. */
const longestMs = 300;

/** So many answers are read by whoever did not ask for them. */
const strangers = 0.15;

/** The answer to what no simulated cloud was asked. */
const nothing: HttpResponse = { status: 200, headers: {}, body: "{}" };

/** One body in so many is large. The ways take turns, so that each of them reads some. */
const largeEvery = 250;

export interface Finding {
  readonly body: number;
  readonly target: Target;
  readonly problems: readonly string[];
  /** Undefined if it was not asked for. */
  readonly answer: HttpResponse | undefined;
}

export interface Count {
  bodies: number;
  /** Those that were taken for an answer. */
  taken: number;
  large: number;
  /** How long the event loop stood still at most, in milliseconds of processor time. */
  stallMs: number;
}

export interface Result {
  readonly findings: readonly Finding[];
  /** By kind and way. */
  readonly counts: ReadonlyMap<string, Readonly<Count>>;
  /** Drawn answers that were given, by service and operation. */
  readonly operations: ReadonlyMap<string, number>;
  /** Kinds and ways that ask the cloud for nothing. */
  readonly idle: readonly string[];
}

/** So many answers are what was asked for, but for what is changed in them; the others may be about anything. */
const apt = 0.7;

interface Drawn {
  readonly target: Target;
  readonly isLarge: boolean;
  /** Whether a request gets the drawn answer: where that is what was asked. Others get a good one. */
  readonly isFor: (asked: string) => boolean;
  /** The drawn answer; `good` is what the first request for it would get if all was well. */
  readonly answer: (good: HttpResponse) => HttpResponse;
}

/** The answer with this number, and who reads it. It depends on seed and number alone, so that each can be repeated by itself. */
function drawn({ shapes }: Recording, readers: Readers, seed: number, body: number): Drawn {
  const next = randomFrom(seed + Math.imul(body, 0x9e3779b1));
  const isLarge = body % largeEvery === 0;
  const way = wayNames[(body / largeEvery) % wayNames.length];
  const target = pick(next, isLarge ? readers.targets.filter((each) => each.way === way) : readers.targets);
  const operation = pick(next, [...readers.asks(target)]);
  const isStranger = !isLarge && next() < strangers;
  const isApt = next() < apt;
  const others = isStranger ? shapes : shapes.filter((shape) => askedFor(serviceOf(shape.host), shape) === operation);
  const other = pick(next, others).answer;
  let answer: HttpResponse | undefined;
  return {
    target,
    isLarge,
    isFor: (asked) => isStranger || asked === operation,
    answer(good) {
      const base = isApt && !isStranger ? good : other;
      answer ??= {
        status: mutateStatus(base.status, next),
        headers: mutateHeaders(base.headers, next),
        body: isLarge ? largeBody(base.body, next) : mutateBody(base.body, next),
      };
      return answer;
    },
  };
}

/** Lets every reader of answers read drawn bodies, from the first, so many. */
export async function fuzz(seed: number, first: number, runs: number): Promise<Result> {
  const recording = await recordShapes();
  const readers = await findReaders(recording);
  const findings: Finding[] = [];
  const counts = new Map<string, Count>();
  const operations = new Map<string, number>();
  for (let body = first; body < first + runs; body++) {
    const { answer, target, isLarge, isFor } = drawn(recording, readers, seed, body);
    let given: HttpResponse | undefined;
    const answerTo: AnswerTo = (service, sending) => {
      const name = askedFor(service, sending);
      const good = recording.goodAnswer(service, sending) ?? nothing;
      if (!isFor(name)) return good;
      operations.set(name, (operations.get(name) ?? 0) + 1);
      given = answer(good);
      return given;
    };
    seedChance(seed + body);
    const { problems: found, isTaken, stallMs } = await read(target, answerTo, recording);
    const problems =
      stallMs > longestMs ? [...found, `the event loop stood still for ${Math.round(stallMs)} ms`] : found;
    const name = `${target.kind} ${target.way}`;
    const count = counts.get(name) ?? { bodies: 0, taken: 0, large: 0, stallMs: 0 };
    counts.set(name, count);
    count.bodies++;
    count.taken += isTaken ? 1 : 0;
    count.large += isLarge ? 1 : 0;
    count.stallMs = Math.max(count.stallMs, stallMs);
    if (problems.length > 0) findings.push({ body, target, problems, answer: given });
  }
  return { findings, counts, operations, idle: readers.idle };
}
