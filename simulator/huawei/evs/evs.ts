import { openService } from "../../shared/cloud";
import { usualOf } from "../../shared/readers";
import type { Dialect } from "../dialect";
import { gatewayError } from "../gateway-errors";
import { type HuaweiContext, HuaweiService } from "../service";
import { type EvsBehaviour, evsSettings } from "./behaviour";
import { evsRoutes } from "./control-routes";
import { EvsControl } from "./evs-control";
import { operations } from "./operations";
import { EvsStore } from "./store";

/** Opens the EVS stand-in: its API, its control and its ready-made volumes, one available and one in use. */
export function openEvs(context: HuaweiContext, behaviour: Partial<EvsBehaviour>) {
  const store = new EvsStore({ ...usualOf(evsSettings), ...behaviour }, context.random);
  const control = new EvsControl(store, context.now);
  const [available, inUse] = [store.newId(), store.newId()];
  const evs = openService({
    control,
    routes: evsRoutes(control),
    service: new HuaweiService(dialectOf(store), context),
    held: [store],
    seedDefaults: () => {
      control.putVolume({ id: available, name: "data" });
      control.putVolume({ id: inUse, name: "system", status: "in-use", type: "SAS" });
    },
  });
  return { evs, volumes: [available, inUse] };
}

function dialectOf(store: EvsStore): Dialect<EvsStore> {
  return {
    service: "evs",
    operations,
    store,
    internal: () => store.error("EVS.5500"),
    expiredToken: () => {
      const { expiredToken } = store.behaviour;
      return expiredToken === "APIGW.0307" ? gatewayError("tokenExpired") : store.error(expiredToken);
    },
    foreignProject: () => store.error(store.behaviour.foreignProject),
  };
}
