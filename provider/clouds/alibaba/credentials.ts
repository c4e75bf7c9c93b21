import type { Cloud } from "../place/cloud";
import { credentialFrom, type Environment, secretFrom } from "../place/variables";
import { regions } from "./regions";

export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Of temporary (STS) credentials. */
  readonly securityToken?: string;
}

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
  for (const family of families) {
    if (!env[family.id]?.trim() || !env[family.secret]?.trim()) continue;
    const accessKeyId = credentialFrom(env, family.id);
    const accessKeySecret = secretFrom(env, family.secret);
    const securityToken = secretFrom(env, family.token);
    if (!accessKeyId || !accessKeySecret) continue;
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
  }
  const half = families.find((family) => env[family.id] || env[family.secret]);
  const missing = half ? ` ${env[half.id] ? half.secret : half.id} is missing.` : "";
  const choices = families.map((family) => `${family.id} and ${family.secret}`).join(", or ");
  throw new Error(
    `No Alibaba Cloud credentials in the environment.${missing} Set ${choices} (for temporary credentials the security token too).`,
  );
}

export const alibaba: Cloud = {
  name: "alibaba",
  regions,
  regionVariables: ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION", "ALIBABA_CLOUD_REGION_ID"],
  credentialsFrom,
};
