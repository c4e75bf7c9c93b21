import { keepSecret } from "../../http/redact";
import type { Cloud } from "../place/cloud";
import { choicesOf, type KeyPair, keyPairFrom, noCredentials } from "../place/key-pair";
import { type Environment, textFrom } from "../place/variables";
import { regions } from "./endpoint";

/** An IAM user, for accounts without access keys. */
export interface PasswordUser {
  readonly name: string;
  readonly password: string;
  /** Name of the account that the user belongs to. */
  readonly domain: string;
}

export type Credentials = { readonly key: KeyPair } | { readonly user: PasswordUser };

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

/** The first complete family: an access key, else a user with a password. Throws a sentence that names the choices. */
export function credentialsFrom(env: Environment): Credentials {
  const key = keyPairFrom(env, keyFamilies);
  if (key) return { key };
  for (const family of userFamilies) {
    if (!env[family.name] || !env[family.password] || !env[family.domain]) continue;
    const name = textFrom(env, family.name);
    const password = textFrom(env, family.password);
    const domain = textFrom(env, family.domain);
    keepSecret(password);
    if (!name || !password || !domain) continue;
    return { user: { name, password, domain } };
  }
  const keys = `${choicesOf(keyFamilies.slice(0, 2))} (for temporary keys the security token too)`;
  throw noCredentials(
    "Huawei Cloud",
    env,
    keyFamilies,
    `${keys}, or HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME`,
  );
}

export const huawei: Cloud = {
  name: "huawei",
  regions,
  regionVariables: ["HW_REGION_NAME", "HUAWEICLOUD_SDK_REGION", "OS_REGION_NAME"],
  credentialsFrom,
};
