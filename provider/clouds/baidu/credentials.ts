import type { Cloud } from "../place/cloud";
import { choicesOf, type KeyPair, keyPairFrom, noCredentials } from "../place/key-pair";
import type { Environment } from "../place/variables";
import { regions } from "./endpoint";

/** An access key; with a session token where it is a temporary (STS) one. */
export type Credentials = KeyPair;

/** Families of names: Terraform's and the vendor's. Never mixed. */
const families = [
  { id: "BAIDUCLOUD_ACCESS_KEY", secret: "BAIDUCLOUD_SECRET_KEY", token: "BAIDUCLOUD_SESSION_TOKEN" },
  { id: "BCE_ACCESS_KEY_ID", secret: "BCE_SECRET_ACCESS_KEY", token: "BCE_SESSION_TOKEN" },
] as const;

/** Key, secret and token of the first family that is complete. Throws a sentence that names what is missing or malformed. */
export function credentialsFrom(env: Environment): Credentials {
  const keys = keyPairFrom(env, families);
  if (keys) return keys;
  const choices = `${choicesOf(families)} (for temporary credentials the session token too)`;
  throw noCredentials("Baidu AI Cloud", env, families, choices);
}

export const baidu: Cloud = {
  name: "baidu",
  regions,
  regionVariables: ["BAIDUCLOUD_REGION", "BCE_REGION"],
  credentialsFrom,
};
