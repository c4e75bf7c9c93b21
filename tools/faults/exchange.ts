import type { Fault, OpenSimulator, ServiceName } from "cloud-snapshots-simulator";
import { BrokenExchange, type Exchange, type Sending } from "#provider/http/exchange";
import type { Clock } from "#provider/time/clock";
import type { Disturbances } from "./calls";
import { type Answer, ask } from "./in-memory";
import type { Disturbance } from "./scenario";

/** Statuses of errors that pass, and of such that do not. */
const statuses = [500, 503, 502, 504, 429, 403];
const slowMs = [1_000, 9_000, 20_000, 29_000, 31_000, 45_000];
const retryAfterMs = [undefined, 1_000, undefined, 30_000, undefined, 600_000];
/** One way. */
const wayMs = 40;

const network = ["refused", "unknownHost", "slow", "brokenBefore"] as const;
const isOfNetwork = (kind: Disturbance["kind"]): kind is (typeof network)[number] =>
  network.some((each) => each === kind);

const broken = (code: string, isOut: boolean, phase?: string) =>
  new BrokenExchange({ code, isOut, phase, cause: Object.assign(new Error(code), { code }) });

/** The simulator's fault for a disturbance that the cloud itself makes. */
function faultOf({ kind, variant }: Disturbance): Fault | undefined {
  if (isOfNetwork(kind) || kind === "silent") return undefined;
  const retry = retryAfterMs[variant];
  return {
    kind,
    ...(kind === "error" ? { status: statuses[variant] ?? 500 } : {}),
    ...(kind === "html" && variant % 2 ? { status: 503 } : {}),
    ...(kind === "skewed" ? { skewMs: variant % 2 ? -86_400_000 : 3_600_000 } : {}),
    ...(kind === "throttle" && retry !== undefined ? { retryAfterMs: retry } : {}),
  };
}

/** The clouds' hosts begin with the names of their services. */
function serviceOf(hostname: string): ServiceName {
  const name = /^(ecs|evs|dws|iam|bcc)\b/.exec(hostname)?.[1];
  if (!name) throw new Error(`No simulated service has the host ${hostname}.`);
  return name as ServiceName;
}

const never = () => new Promise<never>(() => {});

/** Rejects as soon as the signal is aborted. */
function unlessCut<T>(work: Promise<T>, { signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const cut = () => reject(broken("ECONNRESET", true));
    if (signal.aborted) cut();
    signal.addEventListener("abort", cut, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", cut));
  });
}

/**
 * The network between a provider process and the simulated clouds, in memory and on the given clock. The host decides which
 * cloud a request is for.
 */
export function exchangeWith(simulator: OpenSimulator, disturbances: Disturbances, clock: Clock): Exchange {
  let turn: Promise<unknown> = Promise.resolve();

  /** One request after the other, so that a fault hits the one that it is meant for. */
  const serve = (service: ServiceName, sending: Sending, fault: Fault | undefined) => {
    const { url, method, headers, body } = sending;
    const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const served = turn.then(() => {
      if (fault) simulator.handles.fault(fault);
      return ask(simulator.listeners[service], {
        method,
        target: url.pathname + url.search,
        headers: { host: url.host, ...Object.fromEntries(small) },
        body,
      });
    });
    turn = served;
    return served;
  };

  const send = async (sending: Sending): Promise<Answer> => {
    const service = serviceOf(sending.url.hostname);
    const hit = disturbances.take(sending.operation);
    if (hit?.kind === "refused") throw broken("ECONNREFUSED", false, "connect");
    if (hit?.kind === "unknownHost") throw broken("ENOTFOUND", false, "lookup");
    await clock.sleep(wayMs);
    if (hit?.kind === "brokenBefore") throw broken("ECONNRESET", true);
    if (hit?.kind === "silent") return never();
    if (sending.signal.aborted) return never(); // it did not get that far
    const answer = await serve(service, sending, hit && faultOf(hit));
    await clock.sleep(hit?.kind === "slow" ? (slowMs[hit.variant] ?? 1_000) : wayMs);
    if (!answer) throw broken("ECONNRESET", true);
    sending.onReceived(Buffer.byteLength(answer.body));
    return answer;
  };

  return (sending) => unlessCut(send(sending), sending);
}
