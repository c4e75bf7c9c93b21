import type { CloudError } from "../../http/errors";
import { isAnswer, Shared } from "../../http/shared";
import type { Clock } from "../../time/clock";
import { ServerClock } from "../../time/server-clock";
import type { KeyPair } from "../place/key-pair";
import { isExpired } from "./error-codes";
import { signedHeaders, type UnsignedRequest } from "./sign";

/** Puts a proof of identity on requests. */
export interface Authenticator {
  /** The headers to send. */
  authorize(request: UnsignedRequest, signal?: AbortSignal): Promise<Record<string, string>>;
  /** Whether the refused request is worth one more attempt, because something was put right. */
  recover(error: CloudError): boolean;
}

/** Signs with an access key. A machine whose clock is wrong signs with the cloud's time once that has complained. */
export class KeyAuthenticator implements Authenticator {
  private readonly time: ServerClock;

  constructor(
    private readonly key: KeyPair,
    clock: Clock,
  ) {
    this.time = new ServerClock(clock);
  }

  async authorize(request: UnsignedRequest): Promise<Record<string, string>> {
    return signedHeaders(request, this.key, this.time.now());
  }

  recover({ details, message }: CloudError): boolean {
    return details.kind === "credentials" && /expired/i.test(message) && this.time.learn(details.serverDate);
  }
}

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

/** A token is renewed so long before its end, and no earlier than in the last fifth of its life. */
const renewBefore = 5 * 60_000;
const lastPart = 1 / 5;

interface Held extends Token {
  /** By the machine's clock. */
  readonly renewAt: number;
}

/** Sends a token that `fetch` obtains; one at a time, cached until shortly before its end or until it is refused. */
export class TokenAuthenticator implements Authenticator {
  private readonly token = new Shared<Held>(isAnswer);

  constructor(
    private readonly fetch: (signal?: AbortSignal) => Promise<Token>,
    private readonly clock: Clock,
  ) {}

  async authorize({ headers }: UnsignedRequest, signal?: AbortSignal): Promise<Record<string, string>> {
    const fetch = () => this.fetchOne(signal);
    let token = await this.token.get(fetch, signal);
    if (this.clock.wall() >= token.renewAt) {
      this.token.forget(token);
      token = await this.token.get(fetch, signal);
    }
    return { ...headers, "x-auth-token": token.value };
  }

  private async fetchOne(signal?: AbortSignal): Promise<Held> {
    const token = await this.fetch(signal);
    const life = token.expiresAt - this.clock.wall();
    // by a clock that is wrong a new token may be over already: then its refusal tells
    const renewAt = life > 0 ? token.expiresAt - Math.min(renewBefore, life * lastPart) : Number.POSITIVE_INFINITY;
    return { ...token, renewAt };
  }

  recover({ details }: CloudError): boolean {
    if (!isExpired(details.code)) return false;
    this.token.forget();
    return true;
  }
}
