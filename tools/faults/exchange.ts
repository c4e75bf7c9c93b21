import type { Fault, OpenSimulator, ServiceName } from "cloud-snapshots-simulator";
import { BrokenExchange, type Exchange, type Sending } from "#provider/http/exchange";
import type { Clock } from "#provider/time/clock";
import { canaries } from "../canaries";
import { services } from "../clouds/environment";
import type { Disturbances } from "./calls";
import { type Answer, ask } from "./in-memory";
import type { Disturbance } from "./scenario";

/** Statuses of errors that pass, and of such that do not. */
const statuses = [500, 503, 502, 504, 429, 403];
const slowMs = [1_000, 9_000, 20_000, 29_000, 31_000, 45_000];
const retryAfterMs = [undefined, 1_000, undefined, 30_000, undefined, 600_000];
/** One way. */
const wayMs = 40;

const quotingStatuses = [400, 403, 500, 502, 404, 200];

const network = ["refused", "unknownHost", "slow", "brokenBefore", "quoting"] as const;
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
export function serviceOf(hostname: string): ServiceName {
  const name = /^\w+/.exec(hostname)?.[0] ?? "";
  if (!Object.hasOwn(services, name)) throw new Error(`No simulated service has the host ${hostname}.`);
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

/** What signs or opens a request; nothing where a token of a session does. */
function secretOf({ headers, body = "" }: Sending): string {
  if (body.includes("password")) return canaries.password;
  return Object.keys(headers).some((name) => /^x-auth-token$/i.test(name)) ? "" : canaries.secretKey;
}

/** What a wrong machine on the way answers: the request itself, and the secret that it was signed or sent with. */
function quoting(sending: Sending, variant: number): Answer {
  const { url, headers, body = "" } = sending;
  const quoted = [url.href, JSON.stringify(headers), body, secretOf(sending)].join("\n");
  const status = quotingStatuses[variant] ?? 400;
  return variant % 2
    ? { status, headers: { "content-type": "text/html" }, body: `<html><pre>${quoted}</pre></html>` }
    : { status, headers: { "content-type": "application/json" }, body: JSON.stringify(quotedAs(quoted)) };
}

/** The members by which the clouds tell what went wrong. */
const quotedAs = (text: string) => ({
  Code: text,
  code: "Quoted",
  Message: text,
  message: text,
  error: { code: "Quoted", message: text, error_msg: text },
  requestId: text,
  RequestId: text,
});

/** Who sees what goes over the network. */
export interface Watcher {
  /** Something goes wrong with a request. */
  hit(): void;
  /** The clouds have worked on it. */
  served(operation: string): void;
  answered(operation: string, status: number): void;
  /** It is over, with an answer or without. */
  ended(operation: string): void;
}

/**
 * The network between a provider process and the simulated clouds, in memory and on the given clock. The host decides which
 * cloud a request is for.
 */
export function exchangeWith(
  simulator: OpenSimulator,
  disturbances: Disturbances,
  clock: Clock,
  watcher?: Watcher,
): Exchange {
  const serve = (service: ServiceName, sending: Sending, fault: Fault | undefined) => {
    const { url, method, headers, body, operation } = sending;
    const small = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    // one request after the other, so that a fault hits the one that it is meant for
    return disturbances.inTurn(async () => {
      if (fault) simulator.handles.fault(fault);
      const answer = await ask(simulator.listeners[service], {
        method,
        target: url.pathname + url.search,
        headers: { host: url.host, ...Object.fromEntries(small) },
        body,
      });
      watcher?.served(operation);
      return answer;
    });
  };

  const send = async (sending: Sending): Promise<Answer> => {
    const { operation, url } = sending;
    const service = serviceOf(url.hostname);
    const hit = disturbances.take(operation, clock.now());
    if (hit) watcher?.hit();
    if (hit?.kind === "refused") throw broken("ECONNREFUSED", false, "connect");
    if (hit?.kind === "unknownHost") throw broken("ENOTFOUND", false, "lookup");
    await clock.sleep(wayMs);
    if (hit?.kind === "brokenBefore") throw broken("ECONNRESET", true);
    if (hit?.kind === "silent") return never();
    if (sending.signal.aborted) return never(); // it did not get that far
    const isQuoting = hit?.kind === "quoting";
    const answer = isQuoting ? quoting(sending, hit.variant) : await serve(service, sending, hit && faultOf(hit));
    await clock.sleep(hit?.kind === "slow" ? (slowMs[hit.variant] ?? 1_000) : wayMs);
    if (!answer) throw broken("ECONNRESET", true);
    watcher?.answered(operation, answer.status);
    sending.onReceived(Buffer.byteLength(answer.body));
    return answer;
  };

  return (sending) => unlessCut(send(sending), sending).finally(() => watcher?.ended(sending.operation));
}
