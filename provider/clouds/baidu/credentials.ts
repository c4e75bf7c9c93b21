import type { Cloud } from "../place/cloud";
import { credentialFrom, type Environment, secretFrom } from "../place/variables";
import { regions } from "./endpoint";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary (STS) credentials. */
  readonly sessionToken?: string;
}

/** Families of names: Terraform's and the vendor's. Never mixed. */
const families = [
  { id: "BAIDUCLOUD_ACCESS_KEY", secret: "BAIDUCLOUD_SECRET_KEY", token: "BAIDUCLOUD_SESSION_TOKEN" },
  { id: "BCE_ACCESS_KEY_ID", secret: "BCE_SECRET_ACCESS_KEY", token: "BCE_SESSION_TOKEN" },
] as const;

/** Key, secret and token of the first family that is complete. Throws a sentence that names what is missing or malformed. */
export function credentialsFrom(env: Environment): Credentials {
  for (const family of families) {
    if (!env[family.id]?.trim() || !env[family.secret]?.trim()) continue;
    const accessKeyId = credentialFrom(env, family.id);
    const secretAccessKey = secretFrom(env, family.secret);
    const sessionToken = secretFrom(env, family.token);
    if (!accessKeyId || !secretAccessKey) continue;
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  }
  const half = families.find((family) => env[family.id] || env[family.secret]);
  const missing = half ? ` ${env[half.id] ? half.secret : half.id} is missing.` : "";
  const choices = families.map((family) => `${family.id} and ${family.secret}`).join(", or ");
  throw new Error(
    `No Baidu AI Cloud credentials in the environment.${missing} Set ${choices} (for temporary credentials the session token too).`,
  );
}

export const baidu: Cloud = {
  name: "baidu",
  regions,
  regionVariables: ["BAIDUCLOUD_REGION", "BCE_REGION"],
  credentialsFrom,
};
