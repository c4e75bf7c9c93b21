/**
 * Turns stack traces off until the returned function is called, which gives one to the error that it is handed.
 *
 * Pulumi's library takes four traces for each property that a resource declares, which only its search for leaked promises
 * prints. Under its TypeScript support each is mapped to the sources as it is taken: two thirds of the time of a program
 * with many resources. Each constructor does this itself: the engine takes the caller of the class below Pulumi's own for
 * the line of the program, so nothing may stand between them.
 */
export function withoutTraces(): (error?: unknown) => unknown {
  if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) return (error) => error;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  return function end(error) {
    Error.stackTraceLimit = limit;
    if (error instanceof Error) Error.captureStackTrace(error, end);
    return error;
  };
}
