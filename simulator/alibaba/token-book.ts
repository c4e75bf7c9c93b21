import { apiError } from "./api-error";
import type { EcsBehaviour } from "./behaviour";

interface Entry {
  readonly parameters: string;
  readonly result: string;
  readonly processingUntil: number;
  readonly forgottenAt: number;
}

/** Client tokens and what the calls that carried them made. */
export class TokenBook {
  private readonly entries = new Map<string, Entry>();

  /**
   * What an earlier call with the token and the same parameters made; undefined when there was none.
   *
   * @param processing Code for a call that is still running.
   * @throws ApiError when the parameters differ or that call is still running.
   */
  recall(
    token: string,
    parameters: string,
    at: number,
    processing: EcsBehaviour["tokenProcessing"],
  ): string | undefined {
    const entry = this.entries.get(token);
    if (entry === undefined || at >= entry.forgottenAt) {
      return undefined;
    }
    if (entry.parameters !== parameters) {
      throw apiError("IdempotentParameterMismatch");
    }
    if (at < entry.processingUntil) {
      throw apiError(processing);
    }
    return entry.result;
  }

  remember(token: string, entry: Entry): void {
    this.entries.set(token, entry);
  }

  clear(): void {
    this.entries.clear();
  }
}
