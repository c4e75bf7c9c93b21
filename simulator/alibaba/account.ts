import type { Credentials } from "../shared/credentials";
import { apiError } from "./api-error";

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

  /**
   * The secret of a key.
   *
   * @throws ApiError when the key is unknown, or its token is missing, wrong or expired.
   */
  secret(accessKeyId: string, securityToken: string | undefined, at: number): string {
    const candidates = this.credentials.filter((known) => known.accessKeyId === accessKeyId);
    if (candidates.length === 0) {
      throw apiError("InvalidAccessKeyId.NotFound");
    }
    const found = candidates.find((known) => known.securityToken === securityToken);
    if (found !== undefined) {
      if (found.expiresAt !== undefined && at >= found.expiresAt) {
        throw apiError("InvalidSecurityToken.Expired");
      }
      return found.accessKeySecret;
    }
    if (securityToken === undefined) {
      throw apiError("MissingSecurityToken");
    }
    const isKnown = this.credentials.some((known) => known.securityToken === securityToken);
    throw apiError(isKnown ? "InvalidSecurityToken.MismatchWithAccessKey" : "InvalidSecurityToken.Malformed");
  }

  /** Keeps the initial key alone. */
  reset(): void {
    this.credentials = [this.initial];
  }
}
