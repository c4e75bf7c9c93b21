/** How people call what they run and set, in the words of the front that they use. */
export interface Words {
  /** Brings resources to what the program says: `pulumi up`. */
  readonly apply: string;
  /** Brings the state to what the clouds have, and resources to what the program says after that. */
  readonly refreshAndApply: string;
  /** Deletes all that the state holds. */
  readonly destroy: string;
  /** Makes a new resource in the place of one. */
  readonly replace: string;
  /** The option by which a resource leaves an input as it is. */
  readonly ignoreOption: string;
  /** The option by which a resource is left alone when it is deleted. */
  readonly retainOption: string;
}

/** A text that speaks of what people run or set. */
export type Saying = (words: Words) => string;

/** What people run next. */
export interface Next {
  readonly run: "apply" | "refreshAndApply" | "replace";
  /** Ends the sentence or follows it, with its first character. */
  readonly say: Saying;
}

/** For after an advice. */
export const thenAgain: Next = { run: "apply", say: ({ apply }) => `, then run ${apply} again` };
export const thenGoOn: Next = {
  run: "apply",
  say: ({ apply }) => `, then run ${apply} again: it goes on where it stopped`,
};

/** A sentence of its own: what running the same again brings. */
export const again = (effect: string): Next => ({ run: "apply", say: ({ apply }) => ` Run ${apply} again${effect}.` });

/** An error that says what to run next. */
export class AdvisedError extends Error {
  constructor(
    message: string,
    readonly next: Next,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What an error says is to be run next; undefined if it says nothing. */
export function nextOf(error: unknown): Next | undefined {
  return typeof error === "object" && error !== null && "next" in error ? (error.next as Next | undefined) : undefined;
}

/** A message, and what is to be run next. */
export const saidWith = (message: string, next: Next | undefined, words: Words): string =>
  next ? message + next.say(words) : message;
