import type { Dialect } from "../dialect";
import { gatewayError } from "../gateway-errors";
import { HuaweiService, type ServiceParts } from "../service";
import type { DwsBehaviour } from "./behaviour";
import { DwsControl } from "./dws-control";
import { operations } from "./operations";
import { DwsStore } from "./store";

/** The DWS stand-in: its API, its control, its ready-made clusters and automated snapshots. */
export class Dws {
  readonly service: HuaweiService<DwsStore>;
  readonly control: DwsControl;
  /** Ids of the ready-made clusters. */
  readonly clusters: readonly [string, string];
  /** Ids of the automated snapshots of the first cluster. */
  readonly automatedSnapshots: readonly [string, string];

  private readonly store: DwsStore;

  constructor(behaviour: DwsBehaviour, parts: ServiceParts) {
    this.store = new DwsStore(behaviour, parts.random);
    this.service = new HuaweiService(dialectOf(this.store), parts);
    this.control = new DwsControl(this.store, parts.now);
    this.clusters = [this.store.newId(), this.store.newId()];
    this.automatedSnapshots = [this.store.newId(), this.store.newId()];
    this.seedDefaults();
  }

  /** Returns to the state of the start. Ids drawn later differ from those drawn before. */
  reset(): void {
    this.store.reset();
    this.service.reset();
    this.seedDefaults();
  }

  private seedDefaults(): void {
    const [sales, archive] = this.clusters;
    this.control.putCluster({ id: sales, name: "sales" });
    this.control.putCluster({ id: archive, name: "archive" });
    for (const id of this.automatedSnapshots) {
      this.control.addAutomated({ id, clusterId: sales });
    }
  }
}

function dialectOf(store: DwsStore): Dialect<DwsStore> {
  return {
    service: "dws",
    operations,
    store,
    limits: () => store.behaviour,
    internal: () => store.error("internal"),
    expiredToken: () =>
      store.behaviour.expiredToken === "APIGW.0307" ? gatewayError("tokenExpired") : store.error("expiredToken"),
    foreignProject: () => store.error("foreignProject"),
  };
}
