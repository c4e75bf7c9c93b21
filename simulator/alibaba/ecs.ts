import type { CloudContext } from "../shared/context";
import { KeyRing } from "../shared/key-ring";
import type { EcsBehaviour } from "./behaviour";
import { EcsControl } from "./ecs-control";
import { EcsService } from "./service";
import { EcsStore } from "./store";

const RESOURCE_GROUP = "rg-acfmxazb4p00001";

/** What the ECS stand-in needs from the simulator. */
export interface EcsOptions extends CloudContext {
  readonly behaviour: EcsBehaviour;
}

/** The ECS stand-in: its API, its control and its ready-made disks. */
export class Ecs {
  readonly service: EcsService;
  readonly control: EcsControl;
  /** Ids of the ready-made disks: one cloud_essd, one cloud_efficiency. */
  readonly disks: readonly [string, string];

  private readonly store: EcsStore;
  private readonly keys: KeyRing;
  private readonly instanceId: string;

  constructor(options: EcsOptions) {
    const { random, now } = options;
    this.store = new EcsStore(options.behaviour, random);
    this.keys = new KeyRing(options.credentials);
    this.service = new EcsService({ ...options, store: this.store, keys: this.keys });
    this.control = new EcsControl(this.store, this.keys, now);
    this.instanceId = this.store.newId("i");
    this.disks = [this.store.newId("d"), this.store.newId("d")];
    this.seedDefaults();
  }

  /** Returns to the state of the start. Ids drawn later differ from those drawn before. */
  reset(): void {
    this.store.reset();
    this.keys.reset();
    this.service.reset();
    this.seedDefaults();
  }

  private seedDefaults(): void {
    const { id: instanceId } = this.control.putInstance({ id: this.instanceId });
    const [essd, efficiency] = this.disks;
    this.control.putDisk({ id: essd, category: "cloud_essd", instanceId });
    this.control.putDisk({ id: efficiency, category: "cloud_efficiency", instanceId });
    this.control.putResourceGroup(RESOURCE_GROUP);
  }
}
