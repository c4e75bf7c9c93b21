import type { Failure } from "../../provider/clouds/inputs/rules";
import { pulumiWords } from "../../provider/pulumi/words";

/** Failures as people are told of them. */
export const toldFailures = (failures: readonly Failure[]): { property: string; reason: string }[] =>
  failures.map(({ property, reason, otherwise = () => "" }) => ({ property, reason: reason + otherwise(pulumiWords) }));
