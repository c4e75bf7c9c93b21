import type * as pulumi from "@pulumi/pulumi";
import { DwsBase, dwsOutputs } from "./huawei-dws-outputs";
import { type Declaration, properties, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";

/** Inputs of a copy of an automated DWS snapshot. DWS changes nothing in place: a change of any of them replaces the copy. */
export interface DwsSnapshotCopyArgs extends SnapshotArgs {
  /** UUID of an automated snapshot that is AVAILABLE. It has one copy at most, so a replacement from the same source deletes the old copy first. That the source expires later is no change. */
  sourceSnapshotId: pulumi.Input<string>;
  /** 4 to 64 characters: a letter, then letters, digits, `-` and `_`; unique in the project, whatever the case. Default: the resource's name and 7 random hex digits. */
  backupName?: pulumi.Input<string>;
  /** At most 256 characters, none of `! < > ' = & "`. */
  description?: pulumi.Input<string>;
  /** Default: the environment's, else the project that has the region's name. */
  projectId?: pulumi.Input<string>;
}

const declaration: Declaration = {
  type: "pulumi-nodejs:dynamic/huawei:DwsSnapshotCopy",
  handler: "huawei-dws-snapshot-copy",
  outputs: [...dwsOutputs, "backupName", "sourceSnapshotId"],
};

/**
 * A manual copy of an automated Huawei Cloud DWS snapshot, kept until it is deleted, whose state tells the truth about
 * readiness.
 *
 * Stands on the DWS API v1.0: snapshots/{id}/linked-copy. Its `id` is the copy's UUID.
 *
 * @example
 * new huawei.DwsSnapshotCopy("keep", { sourceSnapshotId: "4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90" });
 */
export class DwsSnapshotCopy extends DwsBase {
  declare readonly sourceSnapshotId: pulumi.Output<string>;
  declare readonly backupName: pulumi.Output<string>;

  constructor(name: string, args: DwsSnapshotCopyArgs, opts: pulumi.CustomResourceOptions = {}) {
    const tracesOn = withoutTraces();
    try {
      super(declaration.type, name, properties(declaration, name, { ...args }, opts), opts);
      tracesOn();
    } catch (error) {
      throw tracesOn(error);
    }
  }

  /** An existing copy, read from the cloud and not managed by this program. Fails if the cloud does not know it. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: { region?: pulumi.Input<string>; projectId?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): DwsSnapshotCopy {
    return new DwsSnapshotCopy(name, args as DwsSnapshotCopyArgs, { ...opts, id });
  }
}
