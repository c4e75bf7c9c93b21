interface Entry<T> {
  readonly parameters: string;
  readonly result: T;
  forgottenAt: number;
}

/** A call that carries a client token. */
export interface TokenCall {
  /** Token and scope. */
  readonly key: string;
  /** What the call asks for: another text is another call. */
  readonly parameters: string;
  readonly at: number;
  /** For how long the token is remembered. */
  readonly seconds: number;
  /** Whether a repetition is remembered anew. */
  readonly isRenewed?: boolean;
}

/** Client tokens and what the calls that carried them made. */
export class TokenBook<T> {
  private readonly entries = new Map<string, Entry<T>>();

  /** @param mismatch Makes the answer to a token that is used for another call. */
  constructor(private readonly mismatch: () => Error) {}

  /**
   * What an earlier call with the token made; undefined when there was none.
   *
   * @throws what refuses a token that was used for another call.
   */
  recall({ key, parameters, at, seconds, isRenewed = false }: TokenCall): T | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || at >= entry.forgottenAt) {
      return undefined;
    }
    if (entry.parameters !== parameters) {
      throw this.mismatch();
    }
    if (isRenewed) {
      entry.forgottenAt = at + seconds * 1000;
    }
    return entry.result;
  }

  remember({ key, parameters, at, seconds }: TokenCall, result: T): T {
    this.entries.set(key, { parameters, result, forgottenAt: at + seconds * 1000 });
    return result;
  }

  clear(): void {
    this.entries.clear();
  }
}
