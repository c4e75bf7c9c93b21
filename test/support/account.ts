import { keysEverywhere, regionsEverywhere } from "../../tools/clouds/environment";

/** The environment of one account that every cloud knows, with keys that live for ever. */
export const everywhereEnv: Record<string, string> = {
  ...keysEverywhere({ id: "testAk", secret: "testSk" }),
  ...regionsEverywhere(),
};
