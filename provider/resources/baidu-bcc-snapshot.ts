import type * as pulumi from "@pulumi/pulumi";
import { type Declaration, outputsOf, properties } from "./declaration";
import { callPulumiDirectly } from "./direct-super";
import { Snapshot, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";
import { isOfType, types } from "./types";

/** Status of a BCC snapshot. `vanished`: it disappeared before it was ready. */
export type BccSnapshotStatus =
  | "Creating"
  | "Available"
  | "CreatedFailed"
  | "NotAvailable"
  | "vanished"
  | (string & {});

/** Inputs of a BCC snapshot. Give exactly one of `volumeId` and `instanceId`. */
export interface BccSnapshotArgs extends SnapshotArgs {
  /**
   * Id of a CDS disk, `v-…`. API field `volumeId`.
   *
   * @remarks The disk must be in use or available.
   */
  volumeId?: pulumi.Input<string>;
  /**
   * Id of an instance, `i-…`, to take a snapshot of its system disk.
   *
   * @remarks The instance must be running or stopped.
   */
  instanceId?: pulumi.Input<string>;
  /**
   * Name of the snapshot in the console. API field `snapshotName`.
   *
   * @remarks 1 to 65 characters: a letter, then letters, digits, Chinese, spaces, `-`, `_`, `/`, `.`.
   * @default the resource's name and 7 random hex digits
   */
  snapshotName?: pulumi.Input<string>;
  /**
   * Description of the snapshot. API field `desc`.
   *
   * @remarks Letters, digits, Chinese, spaces and `. _ - = , : /`.
   * @default none
   */
  desc?: pulumi.Input<string>;
  /**
   * Tags of the snapshot. API field `tags`.
   *
   * @remarks BCC cannot change the tags of a snapshot. At most 64 KiB in all.
   * @default none
   */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Days after which the cloud deletes the snapshot. API field `retentionInDays`.
   *
   * @remarks 1 to 10000. A changed value counts from the change. It cannot be removed once it is set.
   * @default kept for ever
   */
  retentionInDays?: pulumi.Input<number>;
}

/**
 * A snapshot of a Baidu AI Cloud CDS disk, or of an instance's system disk. `pulumi up` ends when it can be restored.
 *
 * @remarks
 * Uses the BCC API v2: /v2/snapshot. Its `id` is the snapshot's id, `s-…`.
 *
 * @example
 * ```ts
 * const before = new baidu.BccSnapshot("before-migration", {
 *   volumeId: "v-IgJOjBWj",
 *   retentionInDays: 14,
 *   triggers: [release], // a new release takes a new snapshot
 * });
 * ```
 */
export class BccSnapshot extends Snapshot {
  static {
    callPulumiDirectly(BccSnapshot);
  }

  /** Status as the API returns it: `Creating`, `Available`, `CreatedFailed` or `NotAvailable`. */
  declare readonly status: pulumi.Output<BccSnapshotStatus>;
  /** Id of the disk. If the cloud no longer returns it because the disk was released, the last known id stays. */
  declare readonly volumeId: pulumi.Output<string | undefined>;
  /** Id of the instance whose system disk it is of. */
  declare readonly instanceId: pulumi.Output<string | undefined>;
  /** Size of the disk in GiB. API field `sizeInGB`. */
  declare readonly sizeGiB: pulumi.Output<number | undefined>;
  /** When the cloud deletes it. RFC 3339, UTC. Undefined: kept for ever. */
  declare readonly expireTime: pulumi.Output<string | undefined>;
  /** Name of the snapshot, as it is now. */
  declare readonly snapshotName: pulumi.Output<string>;
  /** Description, as it is now. */
  declare readonly desc: pulumi.Output<string | undefined>;
  /** Tags, as they are now. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** Days after which the cloud deletes it, as last set by this resource. */
  declare readonly retentionInDays: pulumi.Output<number | undefined>;
  /** Whether the snapshot is encrypted. */
  declare readonly encrypted: pulumi.Output<boolean | undefined>;
  /** API field `createMethod`: `MANUAL`, `auto` or `MIGRATION`. */
  declare readonly createMethod: pulumi.Output<string | undefined>;
  /** API field `insnapId`: id of the instance snapshot that it belongs to. */
  declare readonly insnapId: pulumi.Output<string | undefined>;
  /** API field `templateId`: id of the custom image made from it. */
  declare readonly templateId: pulumi.Output<string | undefined>;
  /** API field `package`: whether it is of a large image. */
  declare readonly package: pulumi.Output<boolean | undefined>;

  /**
   * Takes a snapshot of a disk.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param args - Inputs. All that is wrong with them is told by `pulumi preview`.
   * @param opts - Options of Pulumi. `import` is refused: the input `adopt` does its work.
   */
  constructor(name: string, args: BccSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
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
   * @param id - The snapshot's id, `s-…`.
   * @param args - Where it is. Default: the environment's region.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: { region?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): BccSnapshot {
    return new BccSnapshot(name, args, { ...opts, id });
  }

  /** Whether `value` is a BCC snapshot resource of this package. */
  static override isInstance(value: unknown): value is BccSnapshot {
    return isOfType(value, types.bccSnapshot);
  }
}

const declaration: Declaration = {
  type: types.bccSnapshot,
  handler: "baidu-bcc-snapshot",
  outputs: outputsOf<BccSnapshot>()(
    "createMethod",
    "createdAt",
    "desc",
    "encrypted",
    "expireTime",
    "insnapId",
    "instanceId",
    "package",
    "progress",
    "ready",
    "region",
    "retentionInDays",
    "sizeGiB",
    "snapshotName",
    "status",
    "tags",
    "templateId",
    "volumeId",
  ),
};
