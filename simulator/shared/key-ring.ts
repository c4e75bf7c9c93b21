import type { Credentials } from "./credentials";

/** What is wrong with a key that a request names. */
export type KeyFault = "unknownKey" | "wrongToken" | "expiredToken";

/** The keys of an account. */
export class KeyRing {
  private keys: readonly Credentials[];

  constructor(private readonly initial: Credentials) {
    this.keys = [initial];
  }

  /** Adds a key, or replaces the one with the same id and token. */
  put(key: Credentials): void {
    const isOther = ({ accessKeyId, securityToken }: Credentials) =>
      accessKeyId !== key.accessKeyId || securityToken !== key.securityToken;
    this.keys = [...this.keys.filter(isOther), key];
  }

  /** Takes a key away, with all its tokens. */
  remove(accessKeyId: string): void {
    this.keys = this.keys.filter((known) => known.accessKeyId !== accessKeyId);
  }

  /** Whether the token belongs to any of the keys. */
  hasToken(securityToken: string): boolean {
    return this.keys.some((known) => known.securityToken === securityToken);
  }

  /**
   * The secret of a key.
   *
   * @throws what `refuse` makes when the key is unknown, or its token is missing, wrong or expired.
   */
  secret(
    accessKeyId: string,
    securityToken: string | undefined,
    at: number,
    refuse: (fault: KeyFault) => Error,
  ): string {
    const candidates = this.keys.filter((known) => known.accessKeyId === accessKeyId);
    const found = candidates.find((known) => known.securityToken === securityToken);
    if (found === undefined) {
      throw refuse(candidates.length === 0 ? "unknownKey" : "wrongToken");
    }
    if (found.expiresAt !== undefined && at >= found.expiresAt) {
      throw refuse("expiredToken");
    }
    return found.accessKeySecret;
  }

  /** Keeps the initial key alone. */
  reset(): void {
    this.keys = [this.initial];
  }
}
