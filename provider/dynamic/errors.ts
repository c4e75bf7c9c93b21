import { terminalLine } from "../http/terminal-line";
import { tellingOf } from "../pulumi/words";

/** Stands in the place of a stack trace, which helps nobody in the terminal. */
const shownElsewhere = "(shown by the engine)";

/** An error as people should see it in the terminal: the message, without secrets and without a stack trace. */
export class UserError extends Error {
  /** `subject`: what the error is about, put before a message that does not name it. */
  constructor(error: unknown, subject = "") {
    const message = tellingOf(error);
    const isNamed = message.includes(subject.split(" ")[0] ?? "");
    super(terminalLine(isNamed ? message : `${subject}: ${message}`));
    this.stack = shownElsewhere;
  }
}

/** Keeps out of the terminal what Pulumi's provider process prints of such an error: the engine shows it once more. */
export function hushShownErrors(target: Pick<Console, "error"> = console): void {
  const { error: print } = target;
  target.error = (...args: unknown[]) => {
    if (args.length === 1 && String(args[0]).endsWith(`: ${shownElsewhere}`)) return;
    print.apply(target, args);
  };
}
