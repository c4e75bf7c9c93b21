import { Store } from "../../shared/store";
import type { Dialect } from "../dialect";
import { gatewayError } from "../gateway-errors";
import { HuaweiService, type ServiceParts } from "../service";
import type { IamBehaviour } from "./behaviour";
import { IamControl } from "./iam-control";
import { iamError } from "./iam-error";
import { operations } from "./operations";
import type { IamStore } from "./store";

/** The IAM stand-in: its API and its control. */
export class Iam {
  readonly service: HuaweiService<IamStore>;
  readonly control: IamControl;

  private readonly store: IamStore;

  constructor(
    behaviour: IamBehaviour,
    private readonly parts: ServiceParts,
  ) {
    this.store = new Store(behaviour, parts.random);
    this.service = new HuaweiService(dialectOf(this.store), parts);
    this.control = new IamControl(this.store, parts.account);
  }

  /** Returns to the state of the start. */
  reset(): void {
    this.store.reset();
    this.parts.account.reset();
    this.service.reset();
  }
}

function dialectOf(store: IamStore): Dialect<IamStore> {
  return {
    service: "iam",
    operations,
    store,
    limits: () => store.behaviour,
    internal: () => iamError("internal"),
    expiredToken: () => gatewayError("tokenExpired"),
    foreignProject: () => iamError("forbidden"),
  };
}
