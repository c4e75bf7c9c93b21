import type { OpenSimulator } from "cloud-snapshots-simulator";
import { canaries } from "../canaries";
import { allClouds } from "../clouds";
import { admitEverywhere, keysEverywhere, regionsEverywhere } from "../clouds/environment";

const { secretKey, token, password } = canaries;
const keys = { id: "campaignAk", secret: secretKey, token };
const user = { name: "campaign", password, domain: "campaign-domain" };

/**
 * Lets the simulated clouds know the account whose secrets may stand in no state and no text; until a moment of their time where
 * its keys expire.
 */
export function admit(handles: OpenSimulator["handles"], expiresAt?: number): void {
  admitEverywhere(handles, { ...keys, expiresAt });
  for (const { users } of allClouds) users?.admit(handles, user);
}

/** The environment of that account; as a user with a password, where a cloud knows such, or with a key. */
export const environment = (isUser: boolean): Record<string, string> =>
  Object.assign(
    { ...keysEverywhere(keys), ...regionsEverywhere() },
    ...(isUser ? allClouds.map(({ users }) => users?.environment(user)) : []),
  );
