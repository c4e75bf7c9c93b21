import { keepSecret } from "../../http/redact";

export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Of temporary (STS) credentials. */
  readonly securityToken?: string;
}

export type Environment = Record<string, string | undefined>;

/** The two families of names, as @pulumi/alicloud and as Alibaba Cloud's own tools read them. Never mixed. */
const families = [
  { id: "ALICLOUD_ACCESS_KEY", secret: "ALICLOUD_SECRET_KEY", token: "ALICLOUD_SECURITY_TOKEN" },
  {
    id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    token: "ALIBABA_CLOUD_SECURITY_TOKEN",
  },
] as const;

const regionNames = ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION", "ALIBABA_CLOUD_REGION_ID"] as const;

/** Key, secret and token of the first family that is complete. Throws a sentence that names what is missing. */
export function credentialsFrom(env: Environment): Credentials {
  for (const family of families) {
    const accessKeyId = env[family.id];
    const accessKeySecret = env[family.secret];
    const securityToken = env[family.token];
    if (!accessKeyId || !accessKeySecret) continue;
    keepSecret(accessKeySecret);
    keepSecret(securityToken);
    return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
  }
  const half = families.find((family) => env[family.id] || env[family.secret]);
  const missing = half ? ` ${env[half.id] ? half.secret : half.id} is missing.` : "";
  const choices = families.map((family) => `${family.id} and ${family.secret}`).join(", or ");
  throw new Error(
    `No Alibaba Cloud credentials in the environment.${missing} Set ${choices} (for temporary credentials the security token too).`,
  );
}

/** The region of the environment, or undefined. */
export function regionFrom(env: Environment): string | undefined {
  return regionNames.map((name) => env[name]).find(Boolean);
}

/** For error texts: where a region can be given. */
export const regionChoices = `set the input region, or ${regionNames.join(" or ")} in the environment`;
