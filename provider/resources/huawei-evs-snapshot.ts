import type * as pulumi from "@pulumi/pulumi";
import { asRead, type Declaration, outputsOf, properties } from "./declaration";
import { callPulumiDirectly } from "./direct-super";
import { Snapshot, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";
import { isOfType, types } from "./types";

/** Status of an EVS snapshot. `vanished`: it disappeared before it was ready. */
export type EvsSnapshotStatus =
  | "creating"
  | "available"
  | "error"
  | "deleting"
  | "error_deleting"
  | "rollbacking"
  | "backing-up"
  | "vanished"
  | (string & {});

/** Inputs of an EVS snapshot. */
export interface EvsSnapshotArgs extends SnapshotArgs {
  /**
   * Id of the disk to take the snapshot of. API field `volume_id`.
   *
   * @remarks A UUID.
   */
  volumeId: pulumi.Input<string>;
  /**
   * Name of the snapshot in the console. API field `name`.
   *
   * @remarks At most 64 characters and 255 bytes. It must not begin with `autobk_snapshot_`. It cannot be removed once it is
   * set.
   * @default none
   */
  name?: pulumi.Input<string>;
  /**
   * Description of the snapshot. API field `description`.
   *
   * @remarks At most 85 characters and 255 bytes.
   * @default none
   */
  description?: pulumi.Input<string>;
  /**
   * Metadata of the snapshot. API field `metadata`.
   *
   * @remarks Less than 1 MiB in all. Keys must not begin with `__system__`. Keys that the cloud sets are kept.
   * @default none
   */
  metadata?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Whether to take the snapshot although the disk is in use. API field `force`.
   *
   * @remarks Sent at creation only.
   * @default false
   */
  force?: pulumi.Input<boolean>;
  /**
   * Id of the project that the disk is in.
   *
   * @remarks 32 hex digits.
   * @default the environment's project, else the project that has the region's name
   */
  projectId?: pulumi.Input<string>;
}

/**
 * A snapshot of a Huawei Cloud EVS disk. `pulumi up` ends when it can be restored.
 *
 * @remarks
 * Uses the EVS API v2: cloudsnapshots, and `snapshots/{id}/metadata`. Its `id` is the snapshot's UUID.
 *
 * @example
 * ```ts
 * const before = new huawei.EvsSnapshot("before-migration", {
 *   volumeId: "5aa119a8-d25b-45a7-8d1b-88e127885635",
 *   force: true, // the disk is in use
 *   triggers: [release], // a new release takes a new snapshot
 * });
 * ```
 */
export class EvsSnapshot extends Snapshot {
  static {
    callPulumiDirectly(EvsSnapshot);
  }

  /** Status as the API returns it, such as `creating`, `available`, `error`, `backing-up`. */
  declare readonly status: pulumi.Output<EvsSnapshotStatus>;
  /** Id of the disk. */
  declare readonly volumeId: pulumi.Output<string>;
  /** Size of the disk in GiB. API field `size`. */
  declare readonly sizeGiB: pulumi.Output<number | undefined>;
  /** Id of the project. */
  declare readonly projectId: pulumi.Output<string>;
  /** Name of the snapshot, as it is now. */
  declare readonly name: pulumi.Output<string | undefined>;
  /** Description, as it is now. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** Metadata, as it is now, without the keys that the cloud sets (`__system__…`). */
  declare readonly metadata: pulumi.Output<Record<string, string> | undefined>;
  /** When the snapshot was last changed. RFC 3339, UTC. */
  declare readonly updatedAt: pulumi.Output<string | undefined>;
  /** API field `service_type`: `EVS`, `DSS` or `DESS`. */
  declare readonly serviceType: pulumi.Output<string | undefined>;
  /** API field `dedicated_storage_id`: id of the dedicated storage pool of the disk. */
  declare readonly dedicatedStorageId: pulumi.Output<string | undefined>;
  /** API field `dedicated_storage_name`: name of the dedicated storage pool of the disk. */
  declare readonly dedicatedStorageName: pulumi.Output<string | undefined>;

  /**
   * Takes a snapshot of a disk.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param args - Inputs. All that is wrong with them is told by `pulumi preview`.
   * @param opts - Options of Pulumi. `import` is refused: the input `adopt` does its work.
   */
  constructor(name: string, args: EvsSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
    const tracesOn = withoutTraces();
    try {
      super(declaration.type, name, properties(declaration, name, { ...args }, opts), opts);
      tracesOn();
    } catch (error) {
      throw tracesOn(error);
    }
  }

  /**
   * An existing snapshot, read from the cloud and not managed by this program. Fails if the cloud does not know it.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param id - The snapshot's UUID.
   * @param args - Where it is. Default: the environment's region and project.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: { region?: pulumi.Input<string>; projectId?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): EvsSnapshot {
    return new EvsSnapshot(name, asRead<EvsSnapshotArgs>(args), { ...opts, id });
  }

  /** Whether `value` is an EVS snapshot resource of this package. */
  static override isInstance(value: unknown): value is EvsSnapshot {
    return isOfType(value, types.evsSnapshot);
  }
}

const declaration: Declaration = {
  type: types.evsSnapshot,
  handler: "huawei-evs-snapshot",
  outputs: outputsOf<EvsSnapshot>()(
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
  ),
};
