import type { SimulatorInfo } from "./options";

/** The environment variables with which pulumi-cloud-snapshots finds the simulated clouds instead of the real ones. */
export function environment({ endpoints, credentials, alibaba, baidu, huawei }: SimulatorInfo): Record<string, string> {
  const { accessKeyId, accessKeySecret } = credentials;
  return {
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: accessKeySecret,
    ALICLOUD_REGION: alibaba.region,
    CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: endpoints.alibaba.ecs,
    HUAWEICLOUD_SDK_AK: accessKeyId,
    HUAWEICLOUD_SDK_SK: accessKeySecret,
    HUAWEICLOUD_SDK_PROJECT_ID: huawei.projectId,
    HW_REGION_NAME: huawei.region,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_EVS: endpoints.huawei.evs,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_DWS: endpoints.huawei.dws,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_IAM: endpoints.huawei.iam,
    BAIDUCLOUD_ACCESS_KEY: accessKeyId,
    BAIDUCLOUD_SECRET_KEY: accessKeySecret,
    BAIDUCLOUD_REGION: baidu.region,
    CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC: endpoints.baidu.bcc,
  };
}
