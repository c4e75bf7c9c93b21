import type { CloudError } from "../../http/errors";
import type { Clock } from "../../time/clock";
import { ServerClock } from "../../time/server-clock";
import type { AccessKey } from "./credentials";
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
    private readonly key: AccessKey,
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

const renewBefore = 5 * 60_000;

/** Sends a token that `fetch` obtains; one at a time, cached until shortly before its end or until it is refused. */
export class TokenAuthenticator implements Authenticator {
  private token: Promise<Token> | undefined;

  constructor(
    private readonly fetch: (signal?: AbortSignal) => Promise<Token>,
    private readonly clock: Clock,
  ) {}

  async authorize({ headers }: UnsignedRequest, signal?: AbortSignal): Promise<Record<string, string>> {
    const { value } = await this.current(signal);
    return { ...headers, "x-auth-token": value };
  }

  recover({ details }: CloudError): boolean {
    if (!isExpired(details.code)) return false;
    this.token = undefined;
    return true;
  }

  private async current(signal?: AbortSignal): Promise<Token> {
    this.token ??= this.renew(signal);
    const held = this.token;
    const token = await held;
    if (this.clock.wall() < token.expiresAt - renewBefore) return token;
    if (this.token === held) this.token = undefined;
    this.token ??= this.renew(signal);
    return this.token;
  }

  private renew(signal?: AbortSignal): Promise<Token> {
    const token = this.fetch(signal);
    token.catch(() => {
      if (this.token === token) this.token = undefined;
    });
    return token;
  }
}
