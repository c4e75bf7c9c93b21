import type { CloudContext } from "../shared/context";
import { Account, type User } from "./account";
import type { DwsBehaviour } from "./dws/behaviour";
import { Dws } from "./dws/dws";
import type { EvsBehaviour } from "./evs/behaviour";
import { Evs } from "./evs/evs";
import type { IamBehaviour } from "./iam/behaviour";
import { Iam } from "./iam/iam";

/** The region of everything in the account. */
export const REGION = "cn-north-4";
/** The project of everything in the account. */
export const PROJECT_ID = "0605768a3300d5762f82c01180692873";
/** The user who may ask for tokens from the start. */
export const USER: User = { name: "testUser", password: "testPassword", domain: "testDomain" };

const DOMAIN_ID = "a2cd82a33fb043dc9304bf72a0f38f00";

/** What the stand-ins need from the simulator. */
export interface HuaweiOptions extends CloudContext {
  readonly evs: EvsBehaviour;
  readonly dws: DwsBehaviour;
  readonly iam: IamBehaviour;
}

/** The stand-ins of EVS, DWS and IAM, which share one account. */
export class Huawei {
  readonly evs: Evs;
  readonly dws: Dws;
  readonly iam: Iam;

  constructor({ evs, dws, iam, credentials, ...rest }: HuaweiOptions) {
    const project = { id: PROJECT_ID, name: REGION };
    const parts = { ...rest, account: new Account({ credentials, user: USER, domainId: DOMAIN_ID, project }) };
    this.evs = new Evs(evs, parts);
    this.dws = new Dws(dws, parts);
    this.iam = new Iam(iam, parts);
  }

  /** Returns to the state of the start. Ids drawn later differ from those drawn before. */
  reset(): void {
    this.evs.reset();
    this.dws.reset();
    this.iam.reset();
  }
}
