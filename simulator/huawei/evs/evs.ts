import type { Dialect } from "../dialect";
import { gatewayError } from "../gateway-errors";
import { HuaweiService, type ServiceParts } from "../service";
import type { EvsBehaviour } from "./behaviour";
import { EvsControl } from "./evs-control";
import { operations } from "./operations";
import { EvsStore } from "./store";

/** The EVS stand-in: its API, its control and its ready-made volumes. */
export class Evs {
  readonly service: HuaweiService<EvsStore>;
  readonly control: EvsControl;
  /** Ids of the ready-made volumes: one available, one in use. */
  readonly volumes: readonly [string, string];

  private readonly store: EvsStore;

  constructor(behaviour: EvsBehaviour, parts: ServiceParts) {
    this.store = new EvsStore(behaviour, parts.random);
    this.service = new HuaweiService(dialectOf(this.store), parts);
    this.control = new EvsControl(this.store, parts.now);
    this.volumes = [this.store.newId(), this.store.newId()];
    this.seedDefaults();
  }

  /** Returns to the state of the start. Ids drawn later differ from those drawn before. */
  reset(): void {
    this.store.reset();
    this.service.reset();
    this.seedDefaults();
  }

  private seedDefaults(): void {
    const [available, inUse] = this.volumes;
    this.control.putVolume({ id: available, name: "data" });
    this.control.putVolume({ id: inUse, name: "system", status: "in-use", type: "SAS" });
  }
}

function dialectOf(store: EvsStore): Dialect<EvsStore> {
  return {
    service: "evs",
    operations,
    store,
    limits: () => store.behaviour,
    internal: () => store.error("EVS.5500"),
    expiredToken: () => {
      const { expiredToken } = store.behaviour;
      return expiredToken === "APIGW.0307" ? gatewayError("tokenExpired") : store.error(expiredToken);
    },
    foreignProject: () => store.error(store.behaviour.foreignProject),
  };
}
