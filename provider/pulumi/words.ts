import { asError } from "../http/errors";
import { nextOf, saidWith, type Words } from "../http/next";

/** Pulumi's own words for what people run and set. */
export const pulumiWords: Words = {
  apply: "pulumi up",
  refreshAndApply: "pulumi refresh, then pulumi up",
  destroy: "pulumi destroy",
  replace: "pulumi up --replace",
  ignoreOption: "the resource option ignoreChanges",
  retainOption: "the option retainOnDelete",
};

/** What an error says, and what to run next. */
export const tellingOf = (error: unknown): string => saidWith(asError(error).message, nextOf(error), pulumiWords);
