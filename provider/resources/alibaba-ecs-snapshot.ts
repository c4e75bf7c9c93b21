import type * as pulumi from "@pulumi/pulumi";
import { asRead, type Declaration, outputsOf, properties } from "./declaration";
import { callPulumiDirectly } from "./direct-super";
import { Snapshot, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";
import { isOfType, types } from "./types";

/** Status of an ECS snapshot. `vanished`: it disappeared before it was ready. */
export type EcsSnapshotStatus = "progressing" | "accomplished" | "failed" | "vanished" | (string & {});

/** Inputs of an ECS snapshot. */
export interface EcsSnapshotArgs extends SnapshotArgs<"complete" | "usable" | "none"> {
  /** Id of the disk to take the snapshot of. API parameter `DiskId`. */
  diskId: pulumi.Input<string>;
  /**
   * Name of the snapshot in the console. API parameter `SnapshotName`.
   *
   * @remarks 2 to 128 characters: a letter, then letters, digits, `:`, `_`, `.`, `-`. It must not begin with `auto`. It cannot
   * be removed once it is set.
   * @default none
   */
  snapshotName?: pulumi.Input<string>;
  /**
   * Description of the snapshot. API parameter `Description`.
   *
   * @remarks 2 to 256 characters. It must not begin with `http://` or `https://`.
   * @default none
   */
  description?: pulumi.Input<string>;
  /**
   * Days after which the cloud deletes the snapshot, counted from its creation. API parameter `RetentionDays`.
   *
   * @remarks 1 to 65536. The cloud only lets it grow. If it was raised outside Pulumi, raise it here too, or use the resource
   * option `ignoreChanges: ["retentionDays"]`.
   * @default kept for ever
   */
  retentionDays?: pulumi.Input<number>;
  /**
   * Tags of the snapshot. API parameter `Tag.N`.
   *
   * @remarks At most 18: ECS takes 20, and two tell whose the snapshot is. Keys have 1 to 128 characters, differ by more than
   * case, and do not begin with `aliyun` or `acs:`. Values have at most 128 characters.
   * @default none
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Id of the resource group. Changed with JoinResourceGroup.
   *
   * @default the account's default group
   */
  resourceGroupId?: pulumi.Input<string>;
  /**
   * Category of the snapshot. API parameter `Category`.
   *
   * @remarks `"flash"` is only for accounts that used local snapshots before December 2020.
   * @default "standard"
   */
  category?: pulumi.Input<"standard" | "flash">;
  /**
   * Whether a delete also deletes a snapshot that disks were made from. API parameter `Force` of DeleteSnapshot.
   *
   * @default false
   */
  force?: pulumi.Input<boolean>;
}

/**
 * A snapshot of an Alibaba Cloud ECS disk. `pulumi up` ends when it can be restored.
 *
 * @remarks
 * Uses the ECS API 2014-05-26: CreateSnapshot, DescribeSnapshots, ModifySnapshotAttribute, TagResources, UntagResources,
 * JoinResourceGroup, DeleteSnapshot. Its `id` is the SnapshotId.
 *
 * @example
 * ```ts
 * const before = new alibaba.EcsSnapshot("before-migration", {
 *   diskId: "d-bp1s5fnvk4gn2tws0abc",
 *   retentionDays: 14,
 *   triggers: [release], // a new release takes a new snapshot
 * });
 * ```
 */
export class EcsSnapshot extends Snapshot {
  static {
    callPulumiDirectly(EcsSnapshot);
  }

  /** Status as the API returns it: `progressing`, `accomplished` or `failed`. */
  declare readonly status: pulumi.Output<EcsSnapshotStatus>;
  /** Id of the disk. It stays when the disk is released. */
  declare readonly diskId: pulumi.Output<string>;
  /** Size of the disk in GiB. */
  declare readonly sizeGiB: pulumi.Output<number | undefined>;
  /** Whether disks can be made from the snapshot, and rolled back to it. True before its upload ends on ESSD disks. */
  declare readonly available: pulumi.Output<boolean | undefined>;
  /** Name of the snapshot, as it is now. */
  declare readonly snapshotName: pulumi.Output<string | undefined>;
  /** Description, as it is now. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** Days after which the cloud deletes it, as it is now. Undefined: kept for ever. */
  declare readonly retentionDays: pulumi.Output<number | undefined>;
  /** Tags, as they are now, without those that the cloud sets (`acs:`, `aliyun`). */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Id of the resource group. */
  declare readonly resourceGroupId: pulumi.Output<string | undefined>;
  /** Category: `standard`, `flash` or `archive`. */
  declare readonly category: pulumi.Output<string | undefined>;
  /** Whether the snapshot is encrypted. */
  declare readonly encrypted: pulumi.Output<boolean | undefined>;
  /** Id of the KMS key that it is encrypted with. */
  declare readonly kmsKeyId: pulumi.Output<string | undefined>;
  /** What was made from it: `image`, `disk`, `image_disk` or `none`. */
  declare readonly usage: pulumi.Output<string | undefined>;
  /** API field `SnapshotLinkId`: the chain of snapshots of the disk. */
  declare readonly snapshotLinkId: pulumi.Output<string | undefined>;
  /** API field `SnapshotSN`: serial number. */
  declare readonly snapshotSN: pulumi.Output<string | undefined>;
  /** API field `SnapshotType`: `user`, `auto` or `timer`. */
  declare readonly snapshotType: pulumi.Output<string | undefined>;
  /** API field `SourceDiskType`: `system` or `data`. */
  declare readonly sourceDiskType: pulumi.Output<string | undefined>;
  /** API field `SourceStorageType`: category of the disk, such as `cloud_essd`. */
  declare readonly sourceStorageType: pulumi.Output<string | undefined>;
  /** API field `SourceSnapshotId`: the snapshot that a copy was made from. */
  declare readonly sourceSnapshotId: pulumi.Output<string | undefined>;
  /** API field `SourceRegionId`: the region that a copy was made from. */
  declare readonly sourceRegionId: pulumi.Output<string | undefined>;
  /** API field `FullSnapshotSizeInBytes`: size of the full snapshot in bytes. */
  declare readonly fullSnapshotSizeInBytes: pulumi.Output<number | undefined>;
  /** API field `InstantAccess`. It has no effect any more. */
  declare readonly instantAccess: pulumi.Output<boolean | undefined>;
  /** API field `InstantAccessRetentionDays`. It has no effect any more. */
  declare readonly instantAccessRetentionDays: pulumi.Output<number | undefined>;
  /** API field `LastModifiedTime`. RFC 3339, UTC. */
  declare readonly lastModifiedTime: pulumi.Output<string | undefined>;
  /** API field `ProductCode`: code of the image in the marketplace. */
  declare readonly productCode: pulumi.Output<string | undefined>;

  /**
   * Takes a snapshot of a disk.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param args - Inputs. All that is wrong with them is told by `pulumi preview`.
   * @param opts - Options of Pulumi. `import` is refused: the input `adopt` does its work.
   */
  constructor(name: string, args: EcsSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
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
   * @param id - The SnapshotId.
   * @param args - Where it is. Default: the environment's region.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: { region?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): EcsSnapshot {
    return new EcsSnapshot(name, asRead<EcsSnapshotArgs>(args), { ...opts, id });
  }

  /** Whether `value` is an ECS snapshot resource of this package. */
  static override isInstance(value: unknown): value is EcsSnapshot {
    return isOfType(value, types.ecsSnapshot);
  }
}

const declaration: Declaration = {
  type: types.ecsSnapshot,
  handler: "alibaba-ecs-snapshot",
  outputs: outputsOf<EcsSnapshot>()(
    "available",
    "category",
    "createdAt",
    "description",
    "diskId",
    "encrypted",
    "fullSnapshotSizeInBytes",
    "instantAccess",
    "instantAccessRetentionDays",
    "kmsKeyId",
    "lastModifiedTime",
    "productCode",
    "progress",
    "ready",
    "region",
    "resourceGroupId",
    "retentionDays",
    "sizeGiB",
    "snapshotLinkId",
    "snapshotName",
    "snapshotSN",
    "snapshotType",
    "sourceDiskType",
    "sourceRegionId",
    "sourceSnapshotId",
    "sourceStorageType",
    "status",
    "tags",
    "usage",
  ),
};
