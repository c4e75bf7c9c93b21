import type { Regions } from "../inputs/region";

const central = "ecs.aliyuncs.com";
const hangzhou = "ecs-cn-hangzhou.aliyuncs.com";
const qingdaoNebula = "ecs.cn-qingdao-nebula.aliyuncs.com";

/** Regions of ECS 2014-05-26, as the API portal of Alibaba Cloud lists them. */
const listed = [
  "cn-hangzhou",
  "cn-shanghai",
  "cn-beijing",
  "cn-qingdao",
  "cn-zhangjiakou",
  "cn-huhehaote",
  "cn-wulanchabu",
  "cn-nanjing",
  "cn-fuzhou",
  "cn-shenzhen",
  "cn-heyuan",
  "cn-guangzhou",
  "cn-chengdu",
  "cn-wuhan-lr",
  "cn-zhengzhou-jva",
  "cn-zhongwei",
  "cn-hongkong",
  "cn-beijing-finance-1",
  "cn-heyuan-acdr-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "eu-central-1",
  "eu-west-1",
  "me-central-1",
  "me-east-1",
  "na-south-1",
  "us-east-1",
  "us-southeast-1",
  "us-west-1",
];

/** Regions whose host does not follow the rule `ecs.<region>.aliyuncs.com`, as the vendor's SDK maps them. */
const exceptions: Record<string, string[]> = {
  [hangzhou]: [
    "cn-hangzhou",
    "cn-shanghai-finance-1",
    "cn-shenzhen-finance-1",
    "cn-beijing-nu16-b01",
    "cn-fujian",
    "cn-haidian-cm12-c01",
    "cn-hangzhou-bj-b01",
    "cn-hangzhou-internal-prod-1",
    "cn-hangzhou-internal-test-1",
    "cn-hangzhou-internal-test-2",
    "cn-hangzhou-internal-test-3",
    "cn-hangzhou-test-306",
    "cn-shanghai-et15-b01",
    "cn-shanghai-et2-b01",
    "cn-shanghai-internal-test-1",
    "cn-shenzhen-st4-d01",
    "cn-shenzhen-su18-b01",
    "cn-zhangbei-na61-b01",
  ],
  [central]: [
    "cn-north-2-gov-1",
    "ap-northeast-2-pop",
    "cn-beijing-finance-pop",
    "cn-beijing-gov-1",
    "cn-hangzhou-finance",
    "cn-hongkong-finance-pop",
    "cn-shanghai-inner",
    "cn-shenzhen-inner",
    "cn-wuhan",
    "cn-yushanfang",
    "cn-zhangbei",
    "rus-west-1-pop",
  ],
  [qingdaoNebula]: ["cn-edge-1", "cn-huhehaote-nebula-1", "cn-zhengzhou-nebula-1"],
  "ecs.cn-zhangjiakou.aliyuncs.com": ["cn-zhangjiakou-na62-a01"],
  "ecs.cn-shenzhen-cloudstone.aliyuncs.com": ["eu-west-1-oxs"],
};

const mapped = new Map(
  Object.entries(exceptions).flatMap(([host, regions]) => regions.map((region) => [region, host] as const)),
);

export const regions: Regions = {
  cloud: "Alibaba Cloud",
  known: new Set([...listed, ...mapped.keys()]),
  isOpen: true,
};

/** The cloud's own host of ECS in a region. */
export const ecsHost = (region: string): string => mapped.get(region) ?? `ecs.${region}.aliyuncs.com`;
