import type { FaultQueue } from "../shared/faults";
import type { JournalEntry } from "../shared/journal";
import type { Random } from "../shared/random";
import { Account } from "./account";
import type { EcsBehaviour } from "./behaviour";
import { EcsControl } from "./ecs-control";
import { EcsService } from "./service";
import { Store } from "./store";

const RESOURCE_GROUP = "rg-acfmxazb4p00001";

/** What the ECS stand-in needs from the simulator. */
export interface EcsOptions {
  readonly behaviour: EcsBehaviour;
  readonly random: Random;
  readonly faults: FaultQueue;
  readonly now: () => number;
  readonly record: (entry: JournalEntry) => void;
  readonly credentials: { readonly accessKeyId: string; readonly accessKeySecret: string };
}

/** The ECS stand-in: its API, its control and its ready-made disks. */
export class Ecs {
  readonly service: EcsService;
  readonly control: EcsControl;
  /** Ids of the ready-made disks: one cloud_essd, one cloud_efficiency. */
  readonly disks: readonly [string, string];

  private readonly store: Store;
  private readonly account: Account;
  private readonly instanceId: string;

  constructor(private readonly options: EcsOptions) {
    const { random, now } = options;
    this.store = new Store(options.behaviour, random);
    this.account = new Account(options.credentials);
    this.service = new EcsService({ ...options, store: this.store, account: this.account });
    this.control = new EcsControl(this.store, this.account, now);
    this.instanceId = `i-bp1${random.alphanumeric(17)}`;
    this.disks = [`d-bp1${random.alphanumeric(17)}`, `d-bp1${random.alphanumeric(17)}`];
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
    const { id: instanceId } = this.control.putInstance({ id: this.instanceId });
    const [essd, efficiency] = this.disks;
    this.control.putDisk({ id: essd, category: "cloud_essd", instanceId });
    this.control.putDisk({ id: efficiency, category: "cloud_efficiency", instanceId });
    this.control.putResourceGroup(RESOURCE_GROUP);
  }
}
