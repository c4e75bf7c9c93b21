import { type CloudError, isKind } from "../../http/errors";
import { unlessAborted } from "../../http/shared";
import { slots } from "../../http/slots";

/**
 * Sends the password of one user. IAM locks a user after a few wrong ones, so that requests go one at a time until one has
 * worked, and a refusal is remembered for as long as the process lives: whoever asks again gets it, and nothing is sent.
 */
export class PasswordLogin {
  private readonly inTurn = slots(1);
  private isAccepted = false;
  private refusal: CloudError | undefined;

  /** The result of a request that sends the password, or the error of the one that was refused. */
  async send<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.isAccepted) return request();
    return unlessAborted(
      this.inTurn(() => {
        signal?.throwIfAborted();
        return this.attempt(request);
      }),
      signal,
    );
  }

  private async attempt<T>(request: () => Promise<T>): Promise<T> {
    if (this.refusal) throw this.refusal;
    try {
      const result = await request();
      this.isAccepted = true;
      return result;
    } catch (error) {
      if (isKind(error, "credentials") && !this.isAccepted) this.refusal = error;
      throw error;
    }
  }
}
