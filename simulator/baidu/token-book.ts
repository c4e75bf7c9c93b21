import { bccError } from "./catalogue";

type Body = Readonly<Record<string, unknown>>;

interface Entry {
  readonly parameters: string;
  readonly result: Body;
  forgottenAt: number;
}

/** Client tokens and what the calls that carried them made. */
export class TokenBook {
  private readonly entries = new Map<string, Entry>();

  /**
   * Answers a call that repeats an earlier one, or carries it out and remembers it. A call that fails leaves nothing.
   *
   * @param key Token and scope; undefined for a call without a token.
   * @throws ApiError when the parameters differ, and what the call itself throws.
   */
  once(key: string | undefined, parameters: string, at: number, seconds: number, carryOut: () => Body): Body {
    if (key === undefined) {
      return carryOut();
    }
    const entry = this.entries.get(key);
    const forgottenAt = at + seconds * 1000;
    if (entry === undefined || at >= entry.forgottenAt) {
      const result = carryOut();
      this.entries.set(key, { parameters, result, forgottenAt });
      return result;
    }
    if (entry.parameters !== parameters) {
      throw bccError("IdempotentParameterMismatch");
    }
    entry.forgottenAt = forgottenAt;
    return entry.result;
  }

  clear(): void {
    this.entries.clear();
  }
}
