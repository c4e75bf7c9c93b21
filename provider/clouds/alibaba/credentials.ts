import type { Cloud } from "../place/cloud";
import { choicesOf, type KeyPair, keyPairFrom, noCredentials } from "../place/key-pair";
import type { Environment } from "../place/variables";
import { regions } from "./regions";

/** An access key; with a security token where it is a temporary (STS) one. */
export type Credentials = KeyPair;

/** The two families of names, as @pulumi/alicloud and as Alibaba Cloud's own tools read them. Never mixed. */
const families = [
  { id: "ALICLOUD_ACCESS_KEY", secret: "ALICLOUD_SECRET_KEY", token: "ALICLOUD_SECURITY_TOKEN" },
  {
    id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    token: "ALIBABA_CLOUD_SECURITY_TOKEN",
  },
] as const;

/** Key, secret and token of the first family that is complete. Throws a sentence that names what is missing or malformed. */
export function credentialsFrom(env: Environment): Credentials {
  const keys = keyPairFrom(env, families);
  if (keys) return keys;
  const choices = `${choicesOf(families)} (for temporary credentials the security token too)`;
  throw noCredentials("Alibaba Cloud", env, families, choices);
}

export const alibaba: Cloud = {
  name: "alibaba",
  regions,
  regionVariables: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION", "ALIBABA_CLOUD_REGION_ID"],
  credentialsFrom,
};
