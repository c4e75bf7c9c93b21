import type { Operation } from "./operation";

/** An operation and the path parameters of one request. */
export interface Match<S> {
  readonly operation: Operation<S>;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the first operation whose method and path a request has. */
export function match<S>(
  operations: readonly Operation<S>[],
  method: string,
  segments: readonly string[],
): Match<S> | undefined {
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
