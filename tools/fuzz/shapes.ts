import { openSimulator } from "cloud-snapshots-simulator";
import type { Runtime } from "#provider/clouds/lifecycle/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { adapt } from "#provider/dynamic/adapter";
import type { Sending } from "#provider/http/exchange";
import { type HttpResponse, httpTransport } from "#provider/http/transport";
import { type KindName, kindNames, kindRows } from "../clouds";
import { admit, environment } from "../faults/account";
import { Disturbances } from "../faults/calls";
import { exchangeWith, serviceOf } from "../faults/exchange";
import type { Properties } from "../faults/state";
import { VirtualClock } from "../virtual-clock";

/** An answer, and what was asked. */
export interface Shape {
  readonly host: string;
  readonly path: string;
  readonly operation: string;
  /** The request's body. */
  readonly sent: string | undefined;
  readonly answer: HttpResponse;
}

/** What the recorded answers are about. */
export interface Subject {
  readonly id: string;
  /** The inputs that name its source. */
  readonly source: Properties;
}

interface Recorded {
  readonly shapes: readonly Shape[];
  readonly subjects: Readonly<Record<KindName, Subject>>;
}

export interface Recording extends Recorded {
  /**
   * What was answered to such a request when all was well: to the same one, else to the most alike; of several the longest,
   * because it says the most. Undefined if none was asked.
   */
  readonly goodAnswer: (
    service: string,
    request: Pick<Sending, "operation" | "url" | "body">,
  ) => HttpResponse | undefined;
}

/** What is asked, in words: operations of two services may have the same name. */
export const askedFor = (service: string, { operation }: { readonly operation: string }) => `${service} ${operation}`;

/** Changes that ask for every call which changes something: tags come and go, and the resource group is another one. */
export const changeOf = (name: KindName, n: number): Properties => ({
  ...kindRows[name].change(n),
  ...(name === "ecs" ? { tags: { [`change${n}`]: "1" }, resourceGroupId: groupOf(n) } : {}),
});
const groupOf = (n: number) => `rg-${n}`;

/** Answers as the simulated clouds give them: of every operation, good ones and errors. */
export async function recordShapes(): Promise<Recording> {
  const [withKeys, asUser] = [await recordAs(environment(false)), await recordAs(environment(true))];
  const shapes = [...withKeys.shapes, ...asUser.shapes];
  return {
    shapes,
    subjects: withKeys.subjects,
    goodAnswer(service, { operation, url, body }) {
      const good = shapes.filter(
        (each) => each.operation === operation && serviceOf(each.host) === service && each.answer.status < 300,
      );
      const ofPath = good.filter(({ path }) => path === url.pathname);
      const same = ofPath.filter((each) => each.sent === body);
      const best = [same, ofPath, good].find((some) => some.length > 0) ?? [];
      return best.reduce<HttpResponse | undefined>(
        (longest, { answer }) => (longest && longest.body.length >= answer.body.length ? longest : answer),
        undefined,
      );
    },
  };
}

const silent = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

async function recordAs(env: Record<string, string>): Promise<Recorded> {
  const subjects: Partial<Record<KindName, Subject>> = {};
  const answers: Shape[] = [];
  const clock = new VirtualClock();
  const simulator = openSimulator({ seed: 1, snapshotSeconds: 3, now: () => clock.now() });
  const { handles } = simulator;
  admit(handles);
  for (const n of [1, 2, 3]) handles.ecs.putResourceGroup(groupOf(n));
  const exchange = exchangeWith(simulator, new Disturbances(), clock);
  const transport = httpTransport({
    clock,
    exchange: async (sending) => {
      const answer = await exchange(sending);
      const { operation, url, body: sent } = sending;
      answers.push({ host: url.hostname, path: url.pathname, operation, sent, answer });
      return answer;
    },
  });
  for (const name of kindNames) {
    const { kind, source, stranger } = kindRows[name];
    const newProcess = () => {
      const runtime: Runtime = { clock, memory: newMemory(), env, transport };
      return adapt(kind(runtime), runtime, silent);
    };
    const handler = newProcess();
    const of = source(handles);
    const inputs = { __provider: "", __urn: `dev::shop::::${name}`, ...of };
    const life = async () => {
      const { id, outs = {} } = await handler.create(inputs);
      subjects[name] = { id, source: of };
      await handler.read(id, outs);
      const changed = { ...inputs, ...changeOf(name, 1) };
      await handler.update(id, outs, changed);
      await handler.update(id, { ...outs, ...changed }, { ...inputs, ...changeOf(name, 2) });
      await newProcess().delete(id, outs); // its own process keeps what it has made
      // a mark is written on what is taken over
      await handler.create({ ...inputs, adopt: stranger(handles, of, 60) });
      // what is not there any more, and what the cloud refuses
      await handler.read(id, outs);
      await handler.update(id, outs, { ...inputs, ...changeOf(name, 3) }).catch(() => {});
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
