import * as pulumi from "@pulumi/pulumi";

/** The outputs that a value is made of: only they can be secret. */
function outputsIn(value: unknown): pulumi.Output<unknown>[] {
  if (pulumi.Output.isInstance(value)) return [value];
  if (value instanceof Promise) return [pulumi.output(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(outputsIn) : [];
}

/**
 * Names of the inputs that hold a secret, joined by commas: Pulumi gives their values to the provider process in clear, and
 * does not say which they are. Undefined if there are none.
 */
export function secretNames(args: pulumi.Inputs): Promise<string | undefined> | undefined {
  const candidates = Object.entries(args).map(([name, value]) => [name, outputsIn(value)] as const);
  const some = candidates.filter(([, outputs]) => outputs.length > 0);
  if (some.length === 0) return undefined;
  const checks = some.map(async ([name, outputs]) => {
    const found = await Promise.all(outputs.map((output) => pulumi.isSecret(output)));
    return found.includes(true) ? [name] : [];
  });
  return Promise.all(checks).then((names) => names.flat().join(",") || undefined);
}
