import { randomUUID } from "node:crypto";
import { addressOf, type Endpoint } from "../../http/endpoint";
import { CloudError, TransportError } from "../../http/errors";
import { Gates } from "../../http/gate";
import { parseObject } from "../../http/json";
import { type HttpResponse, headerOf, type Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import { ServerClock } from "../../time/server-clock";
import type { CloudRecord } from "../answers/fields";
import { textOf } from "../answers/texts";
import type { CallControl } from "../lifecycle/kind";
import { asForm, asQuery, type Carrier, fitsQuery, missesSent } from "./carrier";
import type { Credentials } from "./credentials";
import { errorAdvice, errorKind } from "./error-codes";
import { canonicalQuery, type Params } from "./query";
import { signedHeaders } from "./sign";

const version = "2014-05-26";

/** Half of 500 calls a minute: the cloud names no quota for these APIs, and other tools share it. */
const share = { calls: 250, windowMs: 60_000 };

/** What an action answers. */
export type Answer = CloudRecord<"SnapshotId" | "Snapshots" | "NextToken" | "Code" | "Message" | "RequestId">;

/**
 * Calls ECS in one region with one set of credentials. One attempt per call, two where the right time or another place for
 * the parameters helps; throttling closes the API for all callers.
 */
export class EcsClient {
  private readonly gates: Gates;
  private readonly time: ServerClock;
  private readsForms = true;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly credentials: Credentials,
    private readonly transport: Transport,
    clock: Clock,
  ) {
    this.time = new ServerClock(clock);
    this.gates = new Gates(clock, share);
  }

  /** The answer of an action. Throws CloudError for the cloud's errors, TransportError for everything else. */
  async call(action: string, params: Params, control: CallControl = {}): Promise<Answer> {
    const encoded = canonicalQuery(params);
    if (!this.readsForms && fitsQuery(encoded)) return this.send(action, asQuery(encoded), control);
    try {
      return await this.send(action, asForm(encoded), control);
    } catch (error) {
      if (!missesSent(error, params) || !fitsQuery(encoded)) throw error;
    }
    this.readsForms = false; // from now on
    try {
      return await this.send(action, asQuery(encoded), control);
    } catch (error) {
      this.readsForms = missesSent(error, params); // then it was not the form
      throw error;
    }
  }

  /** The cloud's own time, milliseconds since the epoch. */
  now(): number {
    return this.time.cloudNow();
  }

  private async send(action: string, carrier: Carrier, control: CallControl): Promise<Answer> {
    const attempt = () => this.gates.run(action, () => this.attempt(action, carrier, control), control);
    try {
      return await attempt();
    } catch (error) {
      const { code, serverDate } = error instanceof CloudError ? error.details : {};
      if (code !== "InvalidTimeStamp.Expired" || !this.time.learn(serverDate)) throw error;
      return attempt();
    }
  }

  private async attempt(action: string, carrier: Carrier, { signal, makes }: CallControl): Promise<Answer> {
    const { query, body } = carrier;
    const url = addressOf(action, this.endpoint, "/");
    const headers = signedHeaders(
      {
        method: "POST",
        host: url.host,
        action,
        version,
        ...carrier,
        date: this.time
          .now()
          .toISOString()
          .replace(/\.\d{3}Z$/, "Z"),
        nonce: randomUUID(),
      },
      this.credentials,
    );
    const response = await this.transport({
      operation: action,
      method: "POST",
      endpoint: this.endpoint,
      url: `${url.origin}/${query ? `?${query}` : ""}`,
      headers: { ...headers, accept: "application/json", "user-agent": "pulumi-cloud-snapshots" },
      ...(body === undefined ? {} : { body }),
      signal,
      makes,
    });
    this.time.hear(headerOf(response.headers, "date"));
    return readAnswer(action, response);
  }
}

/** The id of the request, for the cloud's support. */
export const requestIdIn = ({ RequestId: id }: Answer): string | undefined => (typeof id === "string" ? id : undefined);

/** ECS repeats all that was signed when it does not believe a signature: that helps nobody, and is long. */
const withoutSignedText = (message: string) =>
  message
    .replace(/\s*server string to sign is:[\s\S]*/i, "")
    .trim()
    .replace(/\.$/, "");

function readAnswer(action: string, response: HttpResponse): Answer {
  const { status, headers } = response;
  const answer: Answer = parseObject(action, response);
  const { Code: code } = answer;
  if (typeof code === "string") {
    const message = textOf(answer.Message);
    const retryAfter = Number.parseInt(headerOf(headers, "x-acs-retry-after") ?? "", 10);
    throw new CloudError(withoutSignedText(message), {
      operation: action,
      kind: errorKind(code, message, status),
      code,
      httpStatus: status,
      requestId: requestIdIn(answer),
      advice: errorAdvice(code, action),
      serverDate: headerOf(headers, "date"),
      ...(retryAfter > 0 ? { retryAfterMs: retryAfter } : {}),
    });
  }
  if (status < 200 || status > 299)
    throw new TransportError(action, `HTTP ${status} without an error code`, { status });
  return answer;
}
