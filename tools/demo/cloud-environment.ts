import type { SimulatorInfo } from "cloud-snapshots-simulator";

/** What a Pulumi run needs to find the simulated clouds instead of the real ones, whatever is set outside. */
export function cloudEnvironment({ endpoints, credentials, alibaba, baidu, huawei }: SimulatorInfo): NodeJS.ProcessEnv {
  const { accessKeyId, accessKeySecret } = credentials;
  return {
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: accessKeySecret,
    ALICLOUD_SECURITY_TOKEN: undefined,
    ALICLOUD_REGION: alibaba.region,
    CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: endpoints.alibaba.ecs,
    HUAWEICLOUD_SDK_AK: accessKeyId,
    HUAWEICLOUD_SDK_SK: accessKeySecret,
    HUAWEICLOUD_SDK_SECURITY_TOKEN: undefined,
    HUAWEICLOUD_SDK_PROJECT_ID: huawei.projectId,
    HW_REGION_NAME: huawei.region,
    BAIDUCLOUD_ACCESS_KEY: accessKeyId,
    BAIDUCLOUD_SECRET_KEY: accessKeySecret,
    BAIDUCLOUD_SESSION_TOKEN: undefined,
    BAIDUCLOUD_REGION: baidu.region,
    CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC: endpoints.baidu.bcc,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_EVS: endpoints.huawei.evs,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_DWS: endpoints.huawei.dws,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_IAM: endpoints.huawei.iam,
  };
}
