import { keepSecret } from "../../http/redact";

export type Environment = Record<string, string | undefined>;

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  /** Of temporary keys. */
  readonly securityToken?: string;
}

/** An IAM user, for accounts without access keys. */
export interface PasswordUser {
  readonly name: string;
  readonly password: string;
  /** Name of the account that the user belongs to. */
  readonly domain: string;
}

export type Credentials = { readonly key: AccessKey } | { readonly user: PasswordUser };

/** Families of names, in order: the vendor's SDKs, Terraform and Pulumi, the API pages' samples, OpenStack. Never mixed. */
const keyFamilies = [
  { id: "HUAWEICLOUD_SDK_AK", secret: "HUAWEICLOUD_SDK_SK", token: "HUAWEICLOUD_SDK_SECURITY_TOKEN" },
  { id: "HW_ACCESS_KEY", secret: "HW_SECRET_KEY", token: "HW_SECURITY_TOKEN" },
  { id: "CLOUD_SDK_AK", secret: "CLOUD_SDK_SK", token: "CLOUD_SDK_SECURITY_TOKEN" },
  { id: "OS_ACCESS_KEY", secret: "OS_SECRET_KEY", token: "OS_SECURITY_TOKEN" },
] as const;

const userFamilies = [
  { name: "HW_USER_NAME", password: "HW_USER_PASSWORD", domain: "HW_DOMAIN_NAME" },
  { name: "OS_USERNAME", password: "OS_PASSWORD", domain: "OS_DOMAIN_NAME" },
] as const;

const first = (env: Environment, names: readonly string[]) => names.map((name) => env[name]).find(Boolean);

/** The first complete family: an access key, else a user with a password. Throws a sentence that names the choices. */
export function credentialsFrom(env: Environment): Credentials {
  for (const family of keyFamilies) {
    const { [family.id]: id, [family.secret]: secret, [family.token]: securityToken } = env;
    if (!id || !secret) continue;
    keepSecret(secret);
    keepSecret(securityToken);
    return { key: { id, secret, ...(securityToken ? { securityToken } : {}) } };
  }
  for (const family of userFamilies) {
    const { [family.name]: name, [family.password]: password, [family.domain]: domain } = env;
    if (!name || !password || !domain) continue;
    keepSecret(password);
    return { user: { name, password, domain } };
  }
  const half = keyFamilies.find((family) => env[family.id] || env[family.secret]);
  const missing = half ? ` ${env[half.id] ? half.secret : half.id} is missing.` : "";
  throw new Error(
    `No Huawei Cloud credentials in the environment.${missing} Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or HW_ACCESS_KEY and HW_SECRET_KEY (for temporary keys the security token too), or HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME.`,
  );
}

const regionNames = ["HW_REGION_NAME", "HUAWEICLOUD_SDK_REGION", "OS_REGION_NAME"];
const projectNames = ["HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID", "OS_PROJECT_ID"];

/** The region of the environment, or undefined. */
export const regionFrom = (env: Environment) => first(env, regionNames);

/** The project id of the environment, or undefined. */
export const projectFrom = (env: Environment) => first(env, projectNames);

/** For error texts: where a region can be given. */
export const regionChoices = `set the input region, or ${regionNames.join(" or ")} in the environment`;
