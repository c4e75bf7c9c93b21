import { randomUUID } from "node:crypto";
import type { Endpoint } from "../../http/endpoint";
import { objectIn } from "../../http/json";
import { headerOf, type Transport } from "../../http/transport";
import type { Clock } from "../../time/clock";
import type { CloudRecord } from "../answers/fields";
import { textOf } from "../answers/texts";
import type { CallControl } from "../lifecycle/kind";
import { ApiClient, type Dialect } from "../shared/api-client";
import { asForm, asQuery, type Carrier, fitsQuery, missesSent } from "./carrier";
import type { Credentials } from "./credentials";
import { errorAdvice, errorKind } from "./error-codes";
import { canonicalQuery, type Params } from "./query";
import { signedHeaders } from "./sign";

const version = "2014-05-26";

/** Every action that is called; whatever reads their answers is fuzzed. */
export const actions = [
  "CreateSnapshot",
  "DeleteSnapshot",
  "DescribeSnapshots",
  "JoinResourceGroup",
  "ModifySnapshotAttribute",
  "TagResources",
  "UntagResources",
] as const;
export type Action = (typeof actions)[number];

/** What an action answers. */
export type Answer = CloudRecord<"SnapshotId" | "Snapshots" | "NextToken" | "Code" | "Message" | "RequestId">;

/** The id of the request, for the cloud's support. */
export const requestIdIn = ({ RequestId: id }: Answer): string | undefined => (typeof id === "string" ? id : undefined);

/** ECS repeats all that was signed when it does not believe a signature: that helps nobody, and is long. */
const withoutSignedText = (message: string) => message.replace(/\s*server string to sign is:[\s\S]*/i, "");

/** `yyyy-MM-ddTHH:mm:ssZ` */
const toTheSecond = (date: Date) => date.toISOString().replace(/\.\d{3}Z$/, "Z");

const dialectOf = (credentials: Credentials): Dialect => ({
  share: { calls: 250, windowMs: 60_000 }, // half of 500 a minute: the cloud names no quota, and other tools share it
  mayBeEmpty: false,
  retryAfterMs: (headers) => Number.parseInt(headerOf(headers, "x-acs-retry-after") ?? "", 10),
  parse: objectIn,
  errorIn(answer: Answer, { operation }, status) {
    const { Code: code } = answer;
    if (typeof code !== "string") return undefined;
    const message = textOf(answer.Message);
    const [kind, requestId] = [errorKind(code, message, status), requestIdIn(answer)];
    return { code, message: withoutSignedText(message), kind, requestId, ...errorAdvice(code, operation) };
  },
  authorize: ({ method, url, operation, query, body }, time) =>
    signedHeaders(
      {
        method,
        host: url.host,
        action: operation,
        version,
        query,
        body,
        ...(body ? { contentType: "application/x-www-form-urlencoded" } : {}),
        date: toTheSecond(time.now()),
        nonce: randomUUID(),
      },
      credentials,
    ),
  recover: ({ details }, time) => details.code === "InvalidTimeStamp.Expired" && time.learn(details.serverDate),
});

/**
 * Calls ECS in one region with one set of credentials. Where the cloud does not read forms, the parameters go into the query,
 * from the first refusal on.
 */
export class EcsClient {
  private readonly api: ApiClient;
  private readsForms = true;

  constructor(endpoint: Endpoint, credentials: Credentials, transport: Transport, clock: Clock) {
    this.api = new ApiClient(dialectOf(credentials), endpoint, transport, clock);
  }

  /** The answer of an action. Throws CloudError for the cloud's errors, TransportError for everything else. */
  async call(action: Action, params: Params, control: CallControl = {}): Promise<Answer> {
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
    return this.api.now();
  }

  private async send(action: Action, carrier: Carrier, control: CallControl): Promise<Answer> {
    return (await this.api.send({ operation: action, method: "POST", path: "/", ...carrier }, control)).body;
  }
}
