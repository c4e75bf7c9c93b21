import { operations } from "#provider/clouds/huawei/client";
import { services } from "#provider/clouds/huawei/endpoint";
import { errorAdvice } from "#provider/clouds/huawei/error-codes";
import type { Cloud } from "./cloud";
import { copy, dws, evs } from "./huawei-kinds";

export const huawei: Cloud<{ evs: typeof evs; dws: typeof dws; copy: typeof copy }> = {
  keys: { id: "HW_ACCESS_KEY", secret: "HW_SECRET_KEY", token: "HW_SECURITY_TOKEN" },
  otherSecrets: ["HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN", "HW_USER_PASSWORD"],
  region: {
    variable: "HW_REGION_NAME",
    name: "cn-north-4",
    other: "cn-east-3",
    near: ["CN-NORTH-4", "cn-north-4a", "obs", "cn-north-4_team"],
    areAllKnown: false,
  },
  services: {
    evs: {
      variable: "CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_EVS",
      own: services.evs,
      host: "evs.cn-north-4.myhuaweicloud.com",
      origin: ({ huawei }) => huawei.evs,
    },
    dws: {
      variable: "CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_DWS",
      own: services.dws,
      host: "dws.cn-north-4.myhuaweicloud.com",
      origin: ({ huawei }) => huawei.dws,
    },
    iam: {
      variable: "CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_IAM",
      own: services.iam,
      host: "iam.cn-north-4.myhuaweicloud.com",
      origin: ({ huawei }) => huawei.iam,
    },
  },
  identity: "iam",
  admit: ({ iam }, { id, secret, token, expiresAt }) =>
    iam.putCredentials({
      accessKeyId: id,
      accessKeySecret: secret,
      ...(token ? { securityToken: token } : {}),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }),
  users: {
    admit: ({ iam }, user) => iam.putUser(user),
    environment: ({ name, password, domain }) => ({
      HW_ACCESS_KEY: "",
      HW_SECRET_KEY: "",
      HW_SECURITY_TOKEN: "",
      HUAWEICLOUD_SDK_AK: "",
      HUAWEICLOUD_SDK_SK: "",
      HW_USER_NAME: name,
      HW_USER_PASSWORD: password,
      HW_DOMAIN_NAME: domain,
    }),
  },
  signer: /Access=([^,/\s]+)/,
  tokenHeaders: ["x-security-token", "x-auth-token"],
  operations,
  advice: (code) => errorAdvice(code, "", { service: "EVS", operation: "ShowSnapshot" }),
  behaviour: ({ lags, callsPerSecond, tokenSeconds }) => {
    const limits = { callsPerSecond: { "*": callsPerSecond } };
    return {
      huawei: {
        evs: { ...lags, ...limits, snapshotsPerVolume: 50 },
        dws: { ...lags, ...limits },
        iam: { ...limits, ...(tokenSeconds ? { tokenSeconds } : {}) },
      },
    };
  },
  settings: ({ huawei }) => ({
    volumeId: huawei.volumes[1],
    clusterId: huawei.clusters[0],
    automatedSnapshotId: huawei.automatedSnapshots[0],
  }),
  kinds: { evs, dws, copy },
};
