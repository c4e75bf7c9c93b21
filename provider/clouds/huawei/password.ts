import { concurrencyLimit } from "../../http/concurrency-limit";
import { type CloudError, isKind } from "../../http/errors";
import { unlessAborted } from "../../http/shared";

/**
 * Sends the password of one user. IAM locks a user after a few wrong ones, so that requests go one at a time until one has
 * worked, and a refusal is remembered for as long as the process lives: whoever asks again gets it, and nothing is sent.
 *
 * IAM answers a project that the user cannot use as it answers a wrong password. So once the password has worked, the refusal
 * for a project that it has worked for is the password's, and for another project that project's alone.
 */
export class PasswordLogin {
  private readonly serializeBy = concurrencyLimit(1);
  private readonly accepted = new Set<string>();
  private readonly refusedProjects = new Map<string, CloudError>();
  private refusal: CloudError | undefined;

  /** The result of a request that sends the password for a project, or the error of the one that was refused. */
  async send<T>(project: string, request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.accepted.has(project) && !this.refusal) return this.attempt(project, request);
    return unlessAborted(
      this.serializeBy(() => this.attempt(project, request), signal),
      signal,
    );
  }

  private async attempt<T>(project: string, request: () => Promise<T>): Promise<T> {
    const known = this.refusal ?? this.refusedProjects.get(project);
    if (known) throw known;
    try {
      const result = await request();
      this.accepted.add(project);
      return result;
    } catch (error) {
      if (!isKind(error, "credentials")) throw error;
      if (this.accepted.size === 0 || this.accepted.has(project)) this.refusal = error;
      else this.refusedProjects.set(project, error);
      throw error;
    }
  }
}
