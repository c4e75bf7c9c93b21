import { apiError } from "./api-error";
import type { Parameters } from "./parameters";

const regions = [
  "ap-northeast-1",
  "ap-southeast-1",
  "cn-beijing",
  "cn-chengdu",
  "cn-guangzhou",
  "cn-hangzhou",
  "cn-hongkong",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-zhangjiakou",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-1",
];

/** The region that a call names. */
export function requiredRegion(parameters: Parameters): string {
  const region = parameters.required("RegionId");
  if (!regions.includes(region)) {
    throw apiError("InvalidRegionId.NotFound");
  }
  return region;
}
