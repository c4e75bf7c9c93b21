import { defineCloud, type OpenService } from "../shared/cloud";
import { Account, type User } from "./account";
import type { DwsBehaviour } from "./dws/behaviour";
import { openDws } from "./dws/dws";
import type { DwsControl } from "./dws/dws-control";
import type { EvsBehaviour } from "./evs/behaviour";
import { openEvs } from "./evs/evs";
import type { EvsControl } from "./evs/evs-control";
import type { IamBehaviour } from "./iam/behaviour";
import { openIam } from "./iam/iam";
import type { IamControl } from "./iam/iam-control";

/** The region and the project of everything in the account. */
const usualRegion = "cn-north-4";
const usualProjectId = "0605768a3300d5762f82c01180692873";
/** The user who may ask for tokens from the start. */
const usualUser: User = { name: "testUser", password: "testPassword", domain: "testDomain" };
const usualDomainId = "a2cd82a33fb043dc9304bf72a0f38f00";

export interface HuaweiOptions {
  readonly evs?: Partial<EvsBehaviour>;
  readonly dws?: Partial<DwsBehaviour>;
  readonly iam?: Partial<IamBehaviour>;
}

export type HuaweiServices = {
  /** The simulated Huawei account: volumes and their snapshots. */
  readonly evs: OpenService<EvsControl>;
  /** The simulated Huawei account: data warehouse clusters and their snapshots. */
  readonly dws: OpenService<DwsControl>;
  /** The simulated Huawei account: keys, users, tokens and projects. */
  readonly iam: OpenService<IamControl>;
};

export interface HuaweiInfo {
  readonly region: string;
  readonly projectId: string;
  /** One available, one in use. */
  readonly volumes: readonly string[];
  readonly clusters: readonly string[];
  /** Of the first cluster. */
  readonly automatedSnapshots: readonly string[];
  /** Who may ask for a token. */
  readonly user: User;
}

/** The stand-ins of EVS, DWS and IAM, which share one account. */
export const huawei = defineCloud<HuaweiOptions, HuaweiServices, HuaweiInfo>({
  stream: 0x68770000,
  open({ credentials, usual, ...rest }, options) {
    const project = { id: usualProjectId, name: usualRegion };
    const context = {
      ...rest,
      account: new Account({ credentials, user: usualUser, domainId: usualDomainId, project }),
    };
    const { evs, volumes } = openEvs(context, { ...usual, ...options.evs });
    const { dws, clusters, automatedSnapshots } = openDws(context, { ...usual, ...options.dws });
    const iam = openIam(context, { ...options.iam });
    return {
      services: { evs, dws, iam },
      info: { region: usualRegion, projectId: usualProjectId, volumes, clusters, automatedSnapshots, user: usualUser },
    };
  },
  environment: ({ info, endpoints, credentials }) => ({
    HUAWEICLOUD_SDK_AK: credentials.accessKeyId,
    HUAWEICLOUD_SDK_SK: credentials.accessKeySecret,
    HUAWEICLOUD_SDK_PROJECT_ID: info.projectId,
    HW_REGION_NAME: info.region,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_EVS: endpoints.evs,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_DWS: endpoints.dws,
    CLOUD_SNAPSHOTS_ENDPOINT_HUAWEI_IAM: endpoints.iam,
  }),
  tokens: ["HUAWEICLOUD_SDK_SECURITY_TOKEN"],
  examples: ({ volumes, clusters, automatedSnapshots }) => ({
    "Huawei volumes": volumes,
    "Huawei clusters": clusters,
    "Huawei automated snapshots": automatedSnapshots,
  }),
});
