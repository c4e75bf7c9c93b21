import * as pulumi from "@pulumi/pulumi";
import { type Declaration, properties, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";

/** Inputs of an EVS snapshot. */
export interface EvsSnapshotArgs extends SnapshotArgs {
  /** UUID of the disk to take the snapshot of. A change replaces the snapshot. */
  volumeId: pulumi.Input<string>;
  /** At most 64 characters and 255 bytes, not beginning with `autobk_snapshot_`. Changed in place; once given it can not be taken away. */
  name?: pulumi.Input<string>;
  /** At most 85 characters and 255 bytes. Changed in place, also to none. */
  description?: pulumi.Input<string>;
  /** Less than 1 MiB in all, keys not beginning with `__system__`. Changed in place; keys that the cloud sets are kept. */
  metadata?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Take the snapshot although the disk is in use. Sent at creation only; a change is no change. Default `false`. */
  force?: pulumi.Input<boolean>;
  /** Default: the environment's, else the project that has the region's name. A change replaces the snapshot. */
  projectId?: pulumi.Input<string>;
}

const declaration: Declaration = {
  type: "pulumi-nodejs:dynamic/huawei:EvsSnapshot",
  handler: "huawei-evs-snapshot",
  outputs: [
    "createdAt",
    "dedicatedStorageId",
    "dedicatedStorageName",
    "description",
    "metadata",
    "name",
    "progress",
    "projectId",
    "ready",
    "region",
    "serviceType",
    "sizeGiB",
    "status",
    "updatedAt",
    "volumeId",
  ],
};

/**
 * A snapshot of a Huawei Cloud EVS disk whose state tells the truth about readiness.
 *
 * Stands on the EVS API v2: cloudsnapshots, and snapshots/{id}/metadata. Its `id` is the snapshot's UUID.
 *
 * @example
 * new huawei.EvsSnapshot("before", { volumeId: "5aa119a8-d25b-45a7-8d1b-88e127885635", force: true });
 */
export class EvsSnapshot extends pulumi.CustomResource {
  declare readonly volumeId: pulumi.Output<string>;
  /** The cloud's word, such as `creating`, `available`, `error`, `backing-up`. */
  declare readonly status: pulumi.Output<string>;
  /** Whether the snapshot is available. */
  declare readonly ready: pulumi.Output<boolean>;
  /** Percent, 0 to 100. */
  declare readonly progress: pulumi.Output<number | undefined>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  /** RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string | undefined>;
  /** Size of the source disk. */
  declare readonly sizeGiB: pulumi.Output<number | undefined>;
  /** Where the snapshot lives; later reads and deletes go there, whatever the environment says by then. */
  declare readonly region: pulumi.Output<string>;
  declare readonly projectId: pulumi.Output<string>;
  declare readonly name: pulumi.Output<string | undefined>;
  declare readonly description: pulumi.Output<string | undefined>;
  /** Without the keys that the cloud itself sets (`__system__…`). */
  declare readonly metadata: pulumi.Output<Record<string, string> | undefined>;
  /** `EVS`, `DSS` or `DESS`. */
  declare readonly serviceType: pulumi.Output<string | undefined>;
  declare readonly dedicatedStorageId: pulumi.Output<string | undefined>;
  declare readonly dedicatedStorageName: pulumi.Output<string | undefined>;

  constructor(name: string, args: EvsSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
    const tracesOn = withoutTraces();
    try {
      super(declaration.type, name, properties(declaration, name, { ...args }, opts), opts);
      tracesOn();
    } catch (error) {
      throw tracesOn(error);
    }
  }

  /** An existing snapshot, read from the cloud and not managed by this program. Fails if the cloud does not know it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: { region?: pulumi.Input<string>; projectId?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): EvsSnapshot {
    return new EvsSnapshot(name, args as EvsSnapshotArgs, { ...opts, id });
  }
}
