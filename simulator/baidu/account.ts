import type { Credentials } from "../shared/credentials";
import type { ApiError } from "./api-error";
import { bccError } from "./catalogue";

/** What is wrong with a temporary key. */
export type TokenFault = "wrongToken" | "expiredToken";

/** The keys of the one account that the simulator has. */
export class Account {
  private credentials: Credentials[];

  constructor(private readonly initial: Credentials) {
    this.credentials = [initial];
  }

  /** Adds a key, or replaces the one with the same id and token. */
  put(credentials: Credentials): void {
    this.credentials = this.credentials.filter(
      (known) => known.accessKeyId !== credentials.accessKeyId || known.securityToken !== credentials.securityToken,
    );
    this.credentials.push(credentials);
  }

  /** Takes a key away, whatever its token. */
  remove(accessKeyId: string): void {
    this.credentials = this.credentials.filter((known) => known.accessKeyId !== accessKeyId);
  }

  /**
   * The secret of a key.
   *
   * @param refuse Makes the answer to a token that is missing, wrong or expired.
   * @throws ApiError when the key is unknown or its token is not as it should be.
   */
  secret(
    accessKeyId: string,
    securityToken: string | undefined,
    at: number,
    refuse: (fault: TokenFault) => ApiError,
  ): string {
    const candidates = this.credentials.filter((known) => known.accessKeyId === accessKeyId);
    if (candidates.length === 0) {
      throw bccError("InvalidAccessKeyId");
    }
    const found = candidates.find((known) => known.securityToken === securityToken);
    if (found === undefined) {
      throw refuse("wrongToken");
    }
    if (found.expiresAt !== undefined && at >= found.expiresAt) {
      throw refuse("expiredToken");
    }
    return found.accessKeySecret;
  }

  /** Returns to the state of the start. */
  reset(): void {
    this.credentials = [this.initial];
  }
}
