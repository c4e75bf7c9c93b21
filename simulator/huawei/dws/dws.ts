import { openService } from "../../shared/cloud";
import { usualOf } from "../../shared/readers";
import type { Dialect } from "../dialect";
import { gatewayError } from "../gateway-errors";
import { type HuaweiContext, HuaweiService } from "../service";
import { type DwsBehaviour, dwsSettings } from "./behaviour";
import { dwsRoutes } from "./control-routes";
import { DwsControl } from "./dws-control";
import { operations } from "./operations";
import { DwsStore } from "./store";

/** Opens the DWS stand-in: its API, its control, its ready-made clusters and the automated snapshots of the first. */
export function openDws(context: HuaweiContext, behaviour: Partial<DwsBehaviour>) {
  const store = new DwsStore({ ...usualOf(dwsSettings), ...behaviour }, context.random);
  const control = new DwsControl(store, context.now);
  const [sales, archive] = [store.newId(), store.newId()];
  const automatedSnapshots = [store.newId(), store.newId()];
  const dws = openService({
    control,
    routes: dwsRoutes(control),
    service: new HuaweiService(dialectOf(store), context),
    held: [store],
    seedDefaults: () => {
      control.putCluster({ id: sales, name: "sales" });
      control.putCluster({ id: archive, name: "archive" });
      for (const id of automatedSnapshots) {
        control.addAutomated({ id, clusterId: sales });
      }
    },
  });
  return { dws, clusters: [sales, archive], automatedSnapshots };
}

function dialectOf(store: DwsStore): Dialect<DwsStore> {
  return {
    service: "dws",
    operations,
    store,
    internal: () => store.error("internal"),
    expiredToken: () =>
      store.behaviour.expiredToken === "APIGW.0307" ? gatewayError("tokenExpired") : store.error("expiredToken"),
    foreignProject: () => store.error("foreignProject"),
  };
}
