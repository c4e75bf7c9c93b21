import { printable } from "../http/printable";

/** An error as people should see it in the terminal: the message, without secrets and without a stack trace. */
export class UserError extends Error {
  constructor(error: unknown) {
    super(printable(error instanceof Error ? error.message : String(error)));
    this.stack = "";
  }
}
