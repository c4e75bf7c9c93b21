import * as pulumi from "@pulumi/pulumi";
import { isOfType, types } from "./types";

/** How long each operation may take. Durations are texts such as `"30m"` or `"1h30m"`. */
export interface Timeouts {
  /**
   * Longest time to make the snapshot and to wait until it is ready.
   *
   * @default "6h"; DWS "24h"
   */
  create?: pulumi.Input<string>;
  /**
   * Longest time to change it in place.
   *
   * @default "1h"; DWS "24h"
   */
  update?: pulumi.Input<string>;
  /**
   * Longest time to delete it and to see it gone.
   *
   * @default "1h"
   */
  delete?: pulumi.Input<string>;
}

/** Inputs that every snapshot resource takes. `WaitFor` is what its cloud can wait for. */
export interface SnapshotArgs<WaitFor extends "complete" | "usable" | "none" = "complete" | "none"> {
  /**
   * Region of the source.
   *
   * @remarks Recorded at creation: later reads and deletes go there, whatever the environment says by then.
   * @default the environment's region
   */
  region?: pulumi.Input<string>;
  /**
   * What `pulumi up` waits for: `"complete"` until the snapshot is done, `"none"` only until the cloud shows it.
   *
   * @remarks Alibaba Cloud also has `"usable"`: disks can be made from the snapshot, while its upload goes on.
   * @default "complete"
   */
  waitFor?: pulumi.Input<WaitFor>;
  /**
   * Longest time for each operation. The resource option `customTimeouts` sets it too; this input comes first.
   *
   * @default `{ create: "6h", update: "1h", delete: "1h" }`; DWS `{ create: "24h", update: "24h", delete: "1h" }`
   */
  timeouts?: pulumi.Input<Timeouts>;
  /**
   * The run fails when status and progress have not changed for this long. A duration.
   *
   * @remarks Counts once the cloud has reported progress. Without reported progress only `timeouts.create` applies. The
   * snapshot stays in the state, and the next `pulumi up` continues the wait.
   * @default "30m"
   */
  stallTimeout?: pulumi.Input<string>;
  /**
   * Longest time between two status polls while the snapshot is expected to take longer. A duration.
   *
   * @remarks A larger value saves calls for snapshots that take hours. The end of a snapshot may be noticed that much later.
   * @default "9.5s"; 1 to 4 s where at most ten snapshots are waited for
   */
  maxPollInterval?: pulumi.Input<string>;
  /**
   * Id of an existing snapshot to manage from now on, instead of making one.
   *
   * @remarks It must be of the same source. A later `pulumi destroy` deletes it, unless the resource has the option
   * `retainOnDelete`.
   */
  adopt?: pulumi.Input<string>;
  /**
   * Any values, for example the release. A change makes a new snapshot and deletes the old one.
   *
   * @remarks The old one is deleted after the new one is ready, or kept with the resource option `retainOnDelete`. A change is
   * refused while `adopt` is set.
   */
  triggers?: pulumi.Input<unknown>;
  /**
   * After a killed run the next one continues the snapshot that was begun only if it is younger than this. A duration.
   *
   * @remarks `"0s"` means never.
   * @default "1h"; for copies of DWS snapshots no limit
   */
  adoptWithin?: pulumi.Input<string>;
}

/**
 * What all snapshot resources have in common. Take it as the type of functions that work with snapshots of any cloud.
 *
 * @example
 * ```ts
 * const allReady = (...snapshots: Snapshot[]) =>
 *   pulumi.all(snapshots.map(({ ready }) => ready)).apply((each) => each.every(Boolean));
 * ```
 */
export abstract class Snapshot extends pulumi.CustomResource {
  /** Status as the cloud's API returns it. `vanished` if the snapshot disappeared before it was ready. */
  declare readonly status: pulumi.Output<string>;
  /** Whether the snapshot can be relied on: it is complete, or usable where `waitFor` is `"usable"`. */
  declare readonly ready: pulumi.Output<boolean>;
  /** How much of it is done, in percent, 0 to 100. Undefined if the cloud does not report it. */
  declare readonly progress: pulumi.Output<number | undefined>;
  /** When the cloud made the snapshot. RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  /** Region of the snapshot. Later reads and deletes go there, whatever the environment says by then. */
  declare readonly region: pulumi.Output<string>;

  /** Whether `value` is a snapshot resource of this package. */
  static override isInstance(value: unknown): value is Snapshot {
    return isOfType(value, ...Object.values(types));
  }
}
