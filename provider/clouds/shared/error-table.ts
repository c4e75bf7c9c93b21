import { type ErrorKind, kindOfStatus } from "../../http/errors";
import { type Next, thenAgain, thenGoOn } from "../../http/next";

/** What the user should do about an error, and run then. */
export interface Advice {
  readonly advice: string;
  readonly next?: Next;
}

/** An advice that ends with: then do the same again. */
export const thenRetry = (advice: string): Advice => ({ advice, next: thenAgain });

/** Temporary credentials that are over, in every cloud. */
export const renewal: Advice = { advice: "Renew the temporary credentials", next: thenGoOn };

/** A cloud's error codes, by what they ask for. */
export class ErrorTable {
  private readonly kinds: ReadonlyMap<string, ErrorKind>;
  /** Maps: codes are the cloud's texts, and a plain object has members that nobody gave it. */
  private readonly advices: ReadonlyMap<string, Advice>;

  constructor(codes: Partial<Record<ErrorKind, readonly string[]>>, advices: Record<string, string | Advice>) {
    const known = Object.entries(codes) as [ErrorKind, readonly string[]][];
    this.kinds = new Map(known.flatMap(([kind, list]) => list.map((code) => [code, kind] as const)));
    this.advices = new Map(
      Object.entries(advices).map(([code, text]) => [code, typeof text === "string" ? { advice: text } : text]),
    );
  }

  /** The class of a known code. Its HTTP status says nothing. */
  known(code: string): ErrorKind | undefined {
    return this.kinds.get(code);
  }

  /** The class of a code; of an unknown one by its HTTP status. */
  kind(code: string, httpStatus: number): ErrorKind {
    return this.known(code) ?? kindOfStatus(httpStatus);
  }

  /** What the user should do about a code, if there is something to do. */
  advice(code: string): Advice | undefined {
    return this.advices.get(code);
  }
}
