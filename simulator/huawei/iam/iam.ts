import { openService } from "../../shared/cloud";
import { usualOf } from "../../shared/readers";
import { Store } from "../../shared/store";
import type { Dialect } from "../dialect";
import { gatewayError } from "../gateway-errors";
import { type HuaweiContext, HuaweiService } from "../service";
import { type IamBehaviour, iamSettings } from "./behaviour";
import { iamRoutes } from "./control-routes";
import { IamControl } from "./iam-control";
import { iamError } from "./iam-error";
import { operations } from "./operations";
import type { IamStore } from "./store";

/** Opens the IAM stand-in: its API and its control. */
export function openIam(context: HuaweiContext, behaviour: Partial<IamBehaviour>) {
  const store: IamStore = new Store({ ...usualOf(iamSettings), ...behaviour }, context.random);
  const control = new IamControl(store, context.account);
  const service = new HuaweiService(dialectOf(store), context);
  return openService({ control, routes: iamRoutes(control), service, held: [store, context.account] });
}

function dialectOf(store: IamStore): Dialect<IamStore> {
  return {
    service: "iam",
    operations,
    store,
    internal: () => iamError("internal"),
    expiredToken: () => gatewayError("tokenExpired"),
    foreignProject: () => iamError("forbidden"),
  };
}
