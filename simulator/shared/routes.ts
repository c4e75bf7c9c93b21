/** What a request must have to be for an operation. */
export interface Routed {
  readonly method: string;
  /** A segment in braces is a parameter. */
  readonly path: string;
}

/** An operation and the path parameters of one request. */
export interface Match<O> {
  readonly operation: O;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the first operation whose method and path a request has. */
export function match<O extends Routed>(
  operations: readonly O[],
  method: string,
  segments: readonly string[],
): Match<O> | undefined {
  for (const operation of operations) {
    const path = operation.method === method ? parametersOf(operation.path, segments) : undefined;
    if (path !== undefined) {
      return { operation, path };
    }
  }
  return undefined;
}

function parametersOf(template: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = template.split("/").slice(1);
  if (wanted.length !== segments.length) {
    return undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const segment = segments[index] ?? "";
    if (want.startsWith("{") && segment !== "") {
      parameters[want.slice(1, -1)] = segment;
    } else if (want !== segment) {
      return undefined;
    }
  }
  return parameters;
}
