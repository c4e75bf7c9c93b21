import type { FaultQueue } from "../shared/faults";
import type { JournalEntry } from "../shared/journal";
import type { Random } from "../shared/random";
import { Account } from "./account";
import { BccControl } from "./bcc-control";
import type { BccBehaviour } from "./behaviour";
import { BccService } from "./service";
import { BccStore } from "./store";

/** What the stand-in needs from the simulator. */
export interface BccOptions {
  readonly behaviour: BccBehaviour;
  readonly random: Random;
  readonly faults: FaultQueue;
  readonly now: () => number;
  readonly record: (entry: JournalEntry) => void;
  readonly credentials: { readonly accessKeyId: string; readonly accessKeySecret: string };
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
  private readonly account: Account;
  private readonly systemDiskId: string;

  constructor(private readonly options: BccOptions) {
    const { behaviour, random, now, credentials } = options;
    this.store = new BccStore(behaviour, random);
    this.account = new Account(credentials);
    this.service = new BccService({ ...options, store: this.store, account: this.account });
    this.control = new BccControl(this.store, this.account, now);
    this.volumes = [this.store.newId("v"), this.store.newId("v")];
    this.instances = [this.store.newId("i")];
    this.systemDiskId = this.store.newId("v");
    this.furnish();
  }

  /** Returns to the state of the start. Ids drawn later differ from those drawn before. */
  reset(): void {
    this.store.clear();
    this.store.behaviour = this.options.behaviour;
    this.account.reset();
    this.service.reset();
    this.furnish();
  }

  private furnish(): void {
    const [inUse, available] = this.volumes;
    const [instance] = this.instances;
    this.control.putInstance({ id: instance, name: "web", systemDiskId: this.systemDiskId });
    this.control.putVolume({ id: inUse, name: "data", status: "InUse", instanceId: instance });
    this.control.putVolume({ id: available, name: "spare" });
  }
}
