import * as pulumi from "@pulumi/pulumi";
import { type Declaration, properties, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";

/** Inputs of a BCC snapshot. Exactly one of `volumeId` and `instanceId`. */
export interface BccSnapshotArgs extends SnapshotArgs {
  /** Id of a CDS disk, `v-…`, that is in use or available. A change replaces the snapshot. */
  volumeId?: pulumi.Input<string>;
  /** Id of an instance, `i-…`, running or stopped, to take a snapshot of its system disk. A change replaces the snapshot. */
  instanceId?: pulumi.Input<string>;
  /** 1 to 65 characters: a letter, then letters, digits, Chinese, spaces, `-`, `_`, `/`, `.`. Changed in place. Default: the resource's name and 7 random hex digits. */
  snapshotName?: pulumi.Input<string>;
  /** Letters, digits, Chinese, spaces and `. _ - = , : /`. Changed in place, also to none. */
  desc?: pulumi.Input<string>;
  /** Fixed at creation: a change replaces the snapshot. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Days after which the cloud deletes the snapshot, 1 to 10000. Changed in place, counting from the change; can not be taken away. Default: kept for ever. */
  retentionInDays?: pulumi.Input<number>;
}

const declaration: Declaration = {
  type: "pulumi-nodejs:dynamic/baidu:BccSnapshot",
  handler: "baidu-bcc-snapshot",
  outputs: [
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
  ],
};

/**
 * A snapshot of a Baidu AI Cloud CDS disk, or of an instance's system disk, whose state tells the truth about readiness.
 *
 * Stands on the BCC API v2: /v2/snapshot. Its `id` is the snapshot's id, `s-…`.
 *
 * @example
 * new baidu.BccSnapshot("before", { volumeId: "v-IgJOjBWj", retentionInDays: 14 });
 */
export class BccSnapshot extends pulumi.CustomResource {
  /** The disk; for a system disk, the one that the instance had. Of a given disk that is released the id stays. */
  declare readonly volumeId: pulumi.Output<string | undefined>;
  declare readonly instanceId: pulumi.Output<string | undefined>;
  /** The cloud's word: `Creating`, `Available`, `CreatedFailed` or `NotAvailable`. */
  declare readonly status: pulumi.Output<string>;
  /** Whether the snapshot is available. */
  declare readonly ready: pulumi.Output<boolean>;
  /** Percent, 0 to 100. */
  declare readonly progress: pulumi.Output<number | undefined>;
  /** RFC 3339, UTC. */
  declare readonly createdAt: pulumi.Output<string | undefined>;
  /** When the cloud deletes it; RFC 3339, UTC. */
  declare readonly expireTime: pulumi.Output<string | undefined>;
  /** Size of the source disk. */
  declare readonly sizeGiB: pulumi.Output<number | undefined>;
  /** Where the snapshot lives; later reads and deletes go there, whatever the environment says by then. */
  declare readonly region: pulumi.Output<string>;
  declare readonly snapshotName: pulumi.Output<string>;
  declare readonly desc: pulumi.Output<string | undefined>;
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  declare readonly retentionInDays: pulumi.Output<number | undefined>;
  /** `MANUAL`, `auto` or `MIGRATION`. */
  declare readonly createMethod: pulumi.Output<string | undefined>;
  declare readonly encrypted: pulumi.Output<boolean | undefined>;
  /** Id of the instance snapshot that it belongs to. */
  declare readonly insnapId: pulumi.Output<string | undefined>;
  /** Id of the custom image made from it. */
  declare readonly templateId: pulumi.Output<string | undefined>;
  /** Whether it is of a large image. */
  declare readonly package: pulumi.Output<boolean | undefined>;

  constructor(name: string, args: BccSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  ): BccSnapshot {
    return new BccSnapshot(name, args, { ...opts, id });
  }
}
