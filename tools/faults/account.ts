import type { OpenSimulator } from "cloud-snapshots-simulator";
import { canaries } from "../canaries";

const accessKeyId = "campaignAk";
const { secretKey, token, password } = canaries;
const user = { name: "campaign", password, domain: "campaign-domain" };

/**
 * Lets the simulated clouds know the account whose secrets may stand in no state and no text; until a moment of their time where
 * its keys expire.
 */
export function admit({ ecs, iam, bcc }: OpenSimulator["handles"], expiresAt?: number): void {
  const expiry = expiresAt === undefined ? {} : { expiresAt };
  const key = { accessKeyId, accessKeySecret: secretKey, securityToken: token, ...expiry };
  for (const service of [ecs, iam, bcc]) service.putCredentials(key);
  iam.putUser(user);
}

/** The environment of that account; on Huawei with a key, or as a user with a password. */
export function environment(isUser: boolean): Record<string, string> {
  return {
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: secretKey,
    ALICLOUD_SECURITY_TOKEN: token,
    ALICLOUD_REGION: "cn-hangzhou",
    ...(isUser
      ? { HW_USER_NAME: user.name, HW_USER_PASSWORD: password, HW_DOMAIN_NAME: user.domain }
      : { HW_ACCESS_KEY: accessKeyId, HW_SECRET_KEY: secretKey, HW_SECURITY_TOKEN: token }),
    HW_REGION_NAME: "cn-north-4",
    BAIDUCLOUD_ACCESS_KEY: accessKeyId,
    BAIDUCLOUD_SECRET_KEY: secretKey,
    BAIDUCLOUD_SESSION_TOKEN: token,
    BAIDUCLOUD_REGION: "bj",
  };
}
