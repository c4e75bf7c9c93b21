import { addresses } from "./addresses";
import { engineSignals } from "./engine-signals";
import { interrupted } from "./interrupted";
import { limits } from "./limits";
import { looks } from "./looks";
import { lostAnswers } from "./lost-answers";
import type { Mutation } from "./mutation";
import { outputs } from "./outputs";
import { ownership } from "./ownership";

/** One for each protection that reviews and docs speak of. */
export const mutations: readonly Mutation[] = [
  ...ownership,
  ...interrupted,
  ...engineSignals,
  ...lostAnswers,
  ...looks,
  ...limits,
  ...addresses,
  ...outputs,
];
