import * as pulumi from "@pulumi/pulumi";
import { type Declaration, properties, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";

/** Inputs of an ECS snapshot. */
export interface EcsSnapshotArgs extends SnapshotArgs {
  /** The disk to take the snapshot of (CreateSnapshot, DiskId). A change replaces the snapshot. */
  diskId: pulumi.Input<string>;
  /** 2 to 128 characters: a letter, then letters, digits, `:`, `_`, `.`, `-`; not beginning with `auto`. Changed in place; once given it can not be taken away. */
  snapshotName?: pulumi.Input<string>;
  /** 2 to 256 characters, not beginning with `http://` or `https://`. Changed in place, also to none. */
  description?: pulumi.Input<string>;
  /** Days after which the cloud deletes the snapshot, 1 to 65536, counted from its creation; it can only grow. Default: kept for ever. */
  retentionDays?: pulumi.Input<number>;
  /** At most 20 tags; keys of 1 to 128 characters that differ by more than case, not beginning with `aliyun` or `acs:`; values of at most 128. Changed in place. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Changed in place (JoinResourceGroup). Default: the account's default group. */
  resourceGroupId?: pulumi.Input<string>;
  /** Only for accounts that used local snapshots before December 2020. A change replaces the snapshot. */
  category?: pulumi.Input<"standard" | "flash">;
  /** Delete the snapshot even if disks were made from it. Default `false`. */
  force?: pulumi.Input<boolean>;
}

const declaration: Declaration = {
  type: "pulumi-nodejs:dynamic/alibaba:EcsSnapshot",
  handler: "alibaba-ecs-snapshot",
  outputs: [
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
  ],
};

/**
 * A snapshot of an Alibaba Cloud ECS disk whose state tells the truth about readiness.
 *
 * Stands on the ECS API 2014-05-26: CreateSnapshot, DescribeSnapshots, ModifySnapshotAttribute, TagResources,
 * UntagResources, JoinResourceGroup, DeleteSnapshot. Its `id` is the SnapshotId.
 *
 * @example
 * const before = new alibaba.EcsSnapshot("before-migration", { diskId: "d-bp1s5fnvk4gn2tws0abc", retentionDays: 14 });
 * new Migration("schema-42", {}, { dependsOn: before });
 */
export class EcsSnapshot extends pulumi.CustomResource {
  declare readonly diskId: pulumi.Output<string>;
  /** The cloud's word: `progressing`, `accomplished` or `failed`. */
  declare readonly status: pulumi.Output<string>;
  /** Whether the snapshot is complete; with `waitFor: "usable"`, whether it can be restored. */
  declare readonly ready: pulumi.Output<boolean>;
  /** Percent, 0 to 100. */
  declare readonly progress: pulumi.Output<number | undefined>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  /** Size of the source disk. */
  declare readonly sizeGiB: pulumi.Output<number | undefined>;
  /** Where the snapshot lives; later reads and deletes go there, whatever the environment says by then. */
  declare readonly region: pulumi.Output<string>;
  /** Whether disks can be made from it or rolled back to it already. */
  declare readonly available: pulumi.Output<boolean | undefined>;
  declare readonly snapshotName: pulumi.Output<string | undefined>;
  declare readonly description: pulumi.Output<string | undefined>;
  declare readonly retentionDays: pulumi.Output<number | undefined>;
  /** Without those that the cloud itself sets (`acs:`, `aliyun`). */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  declare readonly resourceGroupId: pulumi.Output<string | undefined>;
  /** `standard`, `flash` or `archive`. */
  declare readonly category: pulumi.Output<string | undefined>;
  declare readonly encrypted: pulumi.Output<boolean | undefined>;
  declare readonly kmsKeyId: pulumi.Output<string | undefined>;
  /** `image`, `disk`, `image_disk` or `none`: what was made from it. */
  declare readonly usage: pulumi.Output<string | undefined>;
  declare readonly snapshotLinkId: pulumi.Output<string | undefined>;
  declare readonly snapshotSN: pulumi.Output<string | undefined>;
  /** `user`, `auto` or `timer`. */
  declare readonly snapshotType: pulumi.Output<string | undefined>;
  /** `system` or `data`. */
  declare readonly sourceDiskType: pulumi.Output<string | undefined>;
  /** Disk category, such as `cloud_essd`. */
  declare readonly sourceStorageType: pulumi.Output<string | undefined>;
  /** Of a copy: the snapshot and the region it was copied from. */
  declare readonly sourceSnapshotId: pulumi.Output<string | undefined>;
  declare readonly sourceRegionId: pulumi.Output<string | undefined>;
  declare readonly fullSnapshotSizeInBytes: pulumi.Output<number | undefined>;
  declare readonly instantAccess: pulumi.Output<boolean | undefined>;
  declare readonly instantAccessRetentionDays: pulumi.Output<number | undefined>;
  declare readonly lastModifiedTime: pulumi.Output<string | undefined>;
  declare readonly productCode: pulumi.Output<string | undefined>;

  constructor(name: string, args: EcsSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
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
    args: { region?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): EcsSnapshot {
    return new EcsSnapshot(name, args as EcsSnapshotArgs, { ...opts, id });
  }
}
