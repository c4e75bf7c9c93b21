import { openSimulator } from "cloud-snapshots-simulator";
import type { Runtime } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { adapt } from "#provider/dynamic/adapter";
import { type HttpResponse, httpTransport } from "#provider/http/transport";
import { admit, environment } from "../faults/account";
import { Disturbances } from "../faults/calls";
import { exchangeWith } from "../faults/exchange";
import { kindRows } from "../faults/kinds";
import { type KindName, kindNames } from "../faults/scenario";
import type { Properties } from "../faults/state";
import { VirtualClock } from "../virtual-clock";

/** An answer, and what was asked. */
export interface Shape {
  readonly host: string;
  readonly path: string;
  readonly operation: string;
  readonly answer: HttpResponse;
}

/** What the recorded answers are about. */
export interface Subject {
  readonly id: string;
  /** The inputs that name its source. */
  readonly source: Properties;
}

export interface Recording {
  readonly shapes: readonly Shape[];
  readonly subjects: Readonly<Record<KindName, Subject>>;
}

/** Answers as the simulated clouds give them: of every operation, good ones and errors. */
export async function recordShapes(): Promise<Recording> {
  const [withKeys, asUser] = [await recordAs(environment(false)), await recordAs(environment(true))];
  return { shapes: [...withKeys.shapes, ...asUser.shapes], subjects: withKeys.subjects };
}

async function recordAs(env: Record<string, string>): Promise<Recording> {
  const subjects: Partial<Record<KindName, Subject>> = {};
  const answers: Shape[] = [];
  const clock = new VirtualClock();
  const simulator = openSimulator({ seed: 1, snapshotSeconds: 3, now: () => clock.now() });
  const { handles } = simulator;
  admit(handles);
  const exchange = exchangeWith(simulator, new Disturbances(), clock);
  const transport = httpTransport({
    clock,
    exchange: async (sending) => {
      const answer = await exchange(sending);
      answers.push({ host: sending.url.hostname, path: sending.url.pathname, operation: sending.operation, answer });
      return answer;
    },
  });
  const runtime: Runtime = { clock, memory: newMemory(), env, transport };
  const silent = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };
  for (const name of kindNames) {
    const { kind, source, change } = kindRows[name];
    const handler = adapt(kind(runtime), runtime, silent);
    const of = source(handles);
    const inputs = { __provider: "", __urn: `dev::shop::::${name}`, ...of };
    const life = async () => {
      const { id, outs = {} } = await handler.create(inputs);
      subjects[name] = { id, source: of };
      await handler.read(id, outs);
      await handler.update(id, outs, { ...inputs, ...change(1) });
      await handler.delete(id, outs);
      // what is not there any more, and what the cloud refuses
      await handler.read(id, outs);
      await handler.update(id, outs, { ...inputs, ...change(2) }).catch(() => {});
      await handler.create({ ...inputs, ...unknownSource(inputs) }).catch(() => {});
    };
    await clock.run(life());
  }
  return { shapes: answers, subjects: subjects as Recording["subjects"] };
}

/** The same source, with an id that no cloud knows. */
const unknownSource = (inputs: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(inputs)
      .filter(([key]) => key.endsWith("Id"))
      .map(([key, id]) => [key, String(id).replace(/[0-9a-f]{4}$/, "0000")]),
  );
