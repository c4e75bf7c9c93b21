import { ApiError } from "../shared/api-error";
import { fill } from "../shared/fill";
import { catalogue } from "./catalogue";

/** An error from the catalogue; `args` fill the `%s` of its text in order. */
export function apiError(key: keyof typeof catalogue, ...args: readonly (string | number)[]): ApiError {
  const [status, text] = catalogue[key];
  return new ApiError(status, key.slice(key.indexOf("/") + 1), fill(text, args));
}
