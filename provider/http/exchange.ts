import type { Ending } from "./failure";
import type { HttpRequest, HttpResponse } from "./transport";

/** A request on its way. */
export interface Sending extends Omit<HttpRequest, "url" | "signal" | "makes" | "unless"> {
  readonly url: URL;
  /** Ends the exchange at once. */
  readonly signal: AbortSignal;
  /** Told how many bytes of the answer's body have come. */
  readonly onReceived: (bytes: number) => void;
}

/** One request and its answer on the wire. Has no limit of time or size but its signal; throws BrokenExchange. */
export type Exchange = (sending: Sending) => Promise<HttpResponse>;

/** An exchange that brought no answer. */
export class BrokenExchange extends Error {
  override readonly name = "BrokenExchange";

  constructor(readonly ending: Ending) {
    super(ending.code, { cause: ending.cause });
  }
}
