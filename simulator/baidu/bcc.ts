import type { CloudContext } from "../shared/context";
import { KeyRing } from "../shared/key-ring";
import { BccControl } from "./bcc-control";
import type { BccBehaviour } from "./behaviour";
import { BccService } from "./service";
import { BccStore } from "./store";

/** What the stand-in needs from the simulator. */
export interface BccOptions extends CloudContext {
  readonly behaviour: BccBehaviour;
}

/** The BCC stand-in: its API, its control and its ready-made disks. */
export class Bcc {
  readonly service: BccService;
  readonly control: BccControl;
  /** Ids of the ready-made CDS disks: one in use, one available. */
  readonly volumes: readonly [string, string];
  /** Id of the ready-made instance, which is running. */
  readonly instances: readonly [string];

  private readonly store: BccStore;
  private readonly keys: KeyRing;
  private readonly systemDiskId: string;

  constructor(options: BccOptions) {
    const { behaviour, random, now, credentials } = options;
    this.store = new BccStore(behaviour, random);
    this.keys = new KeyRing(credentials);
    this.service = new BccService({ ...options, store: this.store, keys: this.keys });
    this.control = new BccControl(this.store, this.keys, now);
    this.volumes = [this.store.newId("v"), this.store.newId("v")];
    this.instances = [this.store.newId("i")];
    this.systemDiskId = this.store.newId("v");
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
    const [inUse, available] = this.volumes;
    const [instance] = this.instances;
    this.control.putInstance({ id: instance, name: "web", systemDiskId: this.systemDiskId });
    this.control.putVolume({ id: inUse, name: "data", status: "InUse", instanceId: instance });
    this.control.putVolume({ id: available, name: "spare" });
  }
}
