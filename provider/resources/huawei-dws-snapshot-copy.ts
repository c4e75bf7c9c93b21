import type * as pulumi from "@pulumi/pulumi";
import { asRead, type Declaration, outputsOf, properties } from "./declaration";
import { callPulumiDirectly } from "./direct-super";
import { DwsSnapshotBase, dwsOutputs } from "./huawei-dws-base";
import type { SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";
import { isOfType, types } from "./types";

/** Inputs of a copy of an automated DWS snapshot. DWS changes nothing in place. */
export interface DwsSnapshotCopyArgs extends SnapshotArgs {
  /**
   * Id of the automated snapshot to copy.
   *
   * @remarks A UUID of a snapshot that is AVAILABLE. It has one copy at most, so a replacement from the same source deletes the
   * old copy first. That the source expires later is no change.
   */
  sourceSnapshotId: pulumi.Input<string>;
  /**
   * Name of the copy. API field `backup_name`.
   *
   * @remarks 4 to 64 characters: a letter, then letters, digits, `-`, `_`. Unique in the project, whatever the case.
   * @default the resource's name and 7 random hex digits
   */
  backupName?: pulumi.Input<string>;
  /**
   * Description. API field `description`.
   *
   * @remarks At most 179 characters, none of `! < > ' = & "`: DWS takes 256, and a mark that tells whose the snapshot is takes
   * the rest. DWS cannot change it.
   * @default none
   */
  description?: pulumi.Input<string>;
  /**
   * Id of the project that the cluster is in.
   *
   * @remarks 32 hex digits.
   * @default the environment's project, else the project that has the region's name
   */
  projectId?: pulumi.Input<string>;
}

/**
 * A manual copy of an automated Huawei Cloud DWS snapshot, kept until it is deleted. `pulumi up` ends when it can be restored.
 *
 * @remarks
 * Uses the DWS API v1.0: `snapshots/{id}/linked-copy`. Its `id` is the copy's UUID.
 *
 * @example
 * ```ts
 * const kept = new huawei.DwsSnapshotCopy("last-night", { sourceSnapshotId: "4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90" });
 * ```
 */
export class DwsSnapshotCopy extends DwsSnapshotBase {
  static {
    callPulumiDirectly(DwsSnapshotCopy);
  }

  /** Id of the automated snapshot that it was copied from. */
  declare readonly sourceSnapshotId: pulumi.Output<string>;
  /** Name of the copy. */
  declare readonly backupName: pulumi.Output<string>;

  /**
   * Copies an automated snapshot.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param args - Inputs. All that is wrong with them is told by `pulumi preview`.
   * @param opts - Options of Pulumi. `import` is refused: the input `adopt` does its work.
   */
  constructor(name: string, args: DwsSnapshotCopyArgs, opts: pulumi.CustomResourceOptions = {}) {
    const tracesOn = withoutTraces();
    try {
      super(declaration.type, name, properties(declaration, name, { ...args }, opts), opts);
      tracesOn();
    } catch (error) {
      throw tracesOn(error);
    }
  }

  /**
   * An existing copy, read from the cloud and not managed by this program. Fails if the cloud does not know it.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param id - The copy's UUID.
   * @param args - Where it is. Default: the environment's region and project.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    args: { region?: pulumi.Input<string>; projectId?: pulumi.Input<string> } = {},
    opts: pulumi.CustomResourceOptions = {},
  ): DwsSnapshotCopy {
    return new DwsSnapshotCopy(name, asRead<DwsSnapshotCopyArgs>(args), { ...opts, id });
  }

  /** Whether `value` is a DWS copy resource of this package. */
  static override isInstance(value: unknown): value is DwsSnapshotCopy {
    return isOfType(value, types.dwsSnapshotCopy);
  }
}

const declaration: Declaration = {
  type: types.dwsSnapshotCopy,
  handler: "huawei-dws-snapshot-copy",
  outputs: outputsOf<DwsSnapshotCopy>()(...dwsOutputs, "backupName", "sourceSnapshotId"),
};
