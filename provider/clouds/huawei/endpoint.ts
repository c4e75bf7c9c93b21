import type { Environment } from "./credentials";

export type Service = "evs" | "dws" | "iam";

/** Regions whose hosts are not under myhuaweicloud.com, as the vendor's SDKs list them. */
const otherDomains: Record<Service, Record<string, string[]>> = {
  evs: {},
  dws: {
    "myhuaweicloud.eu": ["eu-west-101"],
    "myhuaweicloud.cn": ["cn-south-4", "cn-north-12", "cn-east-4", "tr-west-1", "ap-southeast-4"],
  },
  iam: { "myhuaweicloud.eu": ["eu-west-101"] },
};

/** A service's base URL in a region; `CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_EVS`, `…_DWS` and `…_IAM` replace it. */
export function endpoint(service: Service, region: string, env: Environment): string {
  const override = env[`CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_${service.toUpperCase()}`];
  if (override) return override;
  const [domain = "myhuaweicloud.com"] =
    Object.entries(otherDomains[service]).find(([, regions]) => regions.includes(region)) ?? [];
  return `https://${service}.${region}.${domain}`;
}
