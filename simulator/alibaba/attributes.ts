import { apiError } from "./api-error";
import type { Parameters } from "./parameters";

const namePattern = /^\p{L}[\p{L}\p{Nd}:_.-]{1,127}$/u;
const maximumDays = 65536;

/** A well-formed SnapshotName; undefined when none was given. */
export function snapshotName(parameters: Parameters): string | undefined {
  const name = parameters.text("SnapshotName");
  if (name !== undefined && (!namePattern.test(name) || name.startsWith("auto"))) {
    throw apiError("InvalidSnapshotName.Malformed");
  }
  return name;
}

/** A well-formed Description of at least `minimum` characters; undefined when none was given. */
export function description(parameters: Parameters, minimum: number): string | undefined {
  const text = parameters.text("Description");
  if (text !== undefined) {
    const { length } = [...text];
    if (length < minimum || length > 256 || /^https?:\/\//.test(text)) {
      throw apiError("InvalidDescription.Malformed");
    }
  }
  return text;
}

/** RetentionDays within its range; undefined when none was given. */
export function retentionDays(parameters: Parameters): number | undefined {
  return parameters.integer("RetentionDays", 1, maximumDays, () => apiError("InvalidRetentionDays.Malformed"));
}

/** A well-formed ClientToken; undefined when none was given. */
export function clientToken(parameters: Parameters): string | undefined {
  const token = parameters.text("ClientToken");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the token may be any ASCII text
  if (token !== undefined && !/^[\x00-\x7f]{1,64}$/.test(token)) {
    throw apiError("InvalidClientToken.Malformed");
  }
  return token;
}
