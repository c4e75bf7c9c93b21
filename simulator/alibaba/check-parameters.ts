import { apiError } from "./api-error";
import { COMMON_PARAMETERS, type Operation } from "./operation";
import type { Parameters } from "./parameters";

/**
 * Refuses parameters that an operation does not have.
 *
 * @throws ApiError InvalidParameter with the name of the first.
 */
export function checkParameters(operation: Operation, parameters: Parameters): void {
  const known = new Set([...COMMON_PARAMETERS, ...operation.parameters]);
  for (const name of parameters.names()) {
    if (!known.has(name.replace(/\.[1-9]\d*(?=\.|$)/, ".N"))) {
      throw apiError("InvalidParameter", name);
    }
  }
}
