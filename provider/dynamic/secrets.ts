import type { Properties } from "../clouds/lifecycle/kind";
import { keepText } from "../http/redact";

/** Hidden input: the names of the inputs that hold a secret. */
export const secretsKey = "__secrets";

/** Inputs whose keys are the program's own words too. */
const named = ["tags", "metadata"];

function keepAll(value: unknown): void {
  if (typeof value === "string") keepText(value);
  else if (typeof value === "object" && value !== null) Object.values(value).forEach(keepAll);
}

/** Names what came as a secret, so that no error of a cloud and no row can show it. */
export function keepSecretInputs(properties: Properties): void {
  const names = properties[secretsKey];
  if (typeof names !== "string") return;
  for (const name of names.split(",")) {
    keepAll(properties[name]);
    if (named.includes(name)) Object.keys(Object(properties[name])).forEach(keepText);
  }
}
