import type { CloudError } from "../../http/errors";
import type { Clock } from "../../time/clock";
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

const largestHarmlessSkew = 60_000;

/** Signs with an access key. A machine whose clock is wrong signs with the cloud's time once that has complained. */
export class KeyAuthenticator implements Authenticator {
  private skew = 0;

  constructor(
    private readonly key: AccessKey,
    private readonly clock: Clock,
  ) {}

  async authorize(request: UnsignedRequest): Promise<Record<string, string>> {
    return signedHeaders({ ...request, date: new Date(request.date.getTime() + this.skew) }, this.key);
  }

  recover({ details, message }: CloudError): boolean {
    if (details.kind !== "credentials" || !/expired/i.test(message)) return false;
    const skew = Date.parse(details.serverDate ?? "") - this.clock.now();
    if (!(Math.abs(skew - this.skew) > largestHarmlessSkew)) return false;
    this.skew = skew;
    return true;
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
    this.token ??= this.fetch(signal);
    try {
      const token = await this.token;
      if (this.clock.now() < token.expiresAt - renewBefore) return token;
    } catch (error) {
      this.token = undefined;
      throw error;
    }
    this.token = this.fetch(signal);
    return this.token;
  }
}
