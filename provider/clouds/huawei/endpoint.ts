import type { Regions } from "../inputs/region";
import type { Service } from "../place/endpoint";

/** Regions of EVS and DWS, as the vendor's SDKs for Go and Node list them. */
const listed = [
  "cn-north-1",
  "cn-north-4",
  "cn-east-3",
  "cn-north-2",
  "cn-north-9",
  "cn-north-11",
  "cn-north-12",
  "cn-east-2",
  "cn-east-4",
  "cn-east-5",
  "cn-south-1",
  "cn-south-2",
  "cn-south-4",
  "cn-southwest-2",
  "cn-southwest-3",
  "ae-ad-1",
  "af-north-1",
  "af-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "eu-west-0",
  "eu-west-101",
  "la-north-2",
  "la-south-2",
  "me-east-1",
  "my-kualalumpur-1",
  "na-mexico-1",
  "ru-moscow-1",
  "ru-northwest-2",
  "sa-brazil-1",
  "tr-west-1",
];

export const regions: Regions = { cloud: "Huawei Cloud", known: new Set(listed), isOpen: true };

export type ServiceName = "evs" | "dws" | "iam";

/** Regions whose hosts are not under myhuaweicloud.com, as the vendor's SDKs list them. */
const otherDomains: Record<ServiceName, Record<string, string[]>> = {
  evs: {},
  dws: {
    "myhuaweicloud.eu": ["eu-west-101"],
    "myhuaweicloud.cn": ["cn-south-4", "cn-north-12", "cn-east-4", "tr-west-1", "ap-southeast-4"],
  },
  iam: { "myhuaweicloud.eu": ["eu-west-101"] },
};

function service(name: ServiceName): Service {
  const domains = Object.entries(otherDomains[name]);
  const domainOf = (region: string) => domains.find(([, those]) => those.includes(region))?.[0] ?? "myhuaweicloud.com";
  return {
    name: name.toUpperCase(),
    variable: `CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_${name.toUpperCase()}`,
    regions,
    host: (region) => `${name}.${region}.${domainOf(region)}`,
  };
}

/** EVS, DWS and IAM; `CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_EVS`, `…_DWS` and `…_IAM` put other endpoints in their places. */
export const services: Record<ServiceName, Service> = { evs: service("evs"), dws: service("dws"), iam: service("iam") };
