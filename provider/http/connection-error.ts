import { TransportError } from "./errors";

/**
 * Why there is no connection.
 *
 * | problem | what happened |
 * |---|---|
 * | `unknown-host` | no address for the name |
 * | `refused` | nobody listens there |
 * | `unreachable` | no way there, or nothing answers |
 * | `certificate` | the other side does not prove to be the host |
 * | `proxy` | the proxy cannot be reached, or does not connect |
 * | `proxy-refusal` | the proxy asks for another login, or forbids the host |
 */
export type Problem = "unknown-host" | "refused" | "unreachable" | "certificate" | "proxy" | "proxy-refusal";

/** What does not pass by itself. */
const lasting: Problem[] = ["certificate", "proxy-refusal"];

/** There was no connection to the cloud: nothing of the request has left this machine. */
export class ConnectionError extends TransportError {
  constructor(
    operation: string,
    readonly problem: Problem,
    readonly what: string,
    cause?: unknown,
    /** The host has never answered this process, and has had its time. */
    override readonly isFinal = false,
  ) {
    super(operation, what, { mayHaveArrived: false, cause });
  }

  /** Whether it may pass within moments. */
  get mayPass(): boolean {
    return !lasting.includes(this.problem);
  }

  /** The same error, once it is known that trying again is no use. */
  final(): ConnectionError {
    return new ConnectionError(this.operation, this.problem, this.what, this.cause, true);
  }
}
