import { secrets } from "../faults/canaries";

const { secretKey, securityToken } = secrets;

const others = {
  ALICLOUD_REGION: "cn-hangzhou",
  HW_REGION_NAME: "cn-north-4",
  BAIDUCLOUD_REGION: "bj",
};

/** The simulator's own accounts: with keys, and on Huawei as a user with a password. */
export const environments = [
  {
    ...others,
    ALICLOUD_ACCESS_KEY: "testAk",
    ALICLOUD_SECRET_KEY: "testSk",
    HW_ACCESS_KEY: "testAk",
    HW_SECRET_KEY: "testSk",
    BAIDUCLOUD_ACCESS_KEY: "testAk",
    BAIDUCLOUD_SECRET_KEY: "testSk",
  },
  {
    ...others,
    ALICLOUD_ACCESS_KEY: "testAk",
    ALICLOUD_SECRET_KEY: "testSk",
    HW_USER_NAME: "testUser",
    HW_USER_PASSWORD: "testPassword",
    HW_DOMAIN_NAME: "testDomain",
    BAIDUCLOUD_ACCESS_KEY: "testAk",
    BAIDUCLOUD_SECRET_KEY: "testSk",
  },
] as const;

/** Accounts whose secrets nothing may show. */
export const secretEnvironments = environments.map((env) => ({
  ...env,
  ALICLOUD_SECRET_KEY: secretKey,
  ALICLOUD_SECURITY_TOKEN: securityToken,
  BAIDUCLOUD_SECRET_KEY: secretKey,
  BAIDUCLOUD_SESSION_TOKEN: securityToken,
  ...("HW_USER_NAME" in env
    ? { HW_USER_PASSWORD: secrets.password }
    : { HW_SECRET_KEY: secretKey, HW_SECURITY_TOKEN: securityToken }),
}));
