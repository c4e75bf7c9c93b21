import type * as pulumi from "@pulumi/pulumi";
import { asRead, type Declaration, outputsOf, properties } from "./declaration";
import { callPulumiDirectly } from "./direct-super";
import { DwsSnapshotBase, dwsOutputs } from "./huawei-dws-base";
import type { SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";
import { isOfType, types } from "./types";

/** Inputs of a snapshot of a DWS cluster. DWS changes nothing in place. */
export interface DwsSnapshotArgs extends SnapshotArgs {
  /**
   * Id of the cluster. API field `cluster_id`.
   *
   * @remarks A UUID. A cluster makes one snapshot at a time. Creates of one run wait for their turn.
   */
  clusterId: pulumi.Input<string>;
  /**
   * Name of the snapshot. API field `name`.
   *
   * @remarks 4 to 64 characters: a letter, then letters, digits, `-`, `_`. Unique in the project, whatever the case. With a
   * given name a replacement deletes the old snapshot first.
   * @default the resource's name and 7 random hex digits
   */
  name?: pulumi.Input<string>;
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
 * A snapshot of a Huawei Cloud DWS cluster. `pulumi up` ends when it can be restored.
 *
 * @remarks
 * Uses the DWS API v1.0: snapshots. Its `id` is the snapshot's UUID.
 *
 * @example
 * ```ts
 * const before = new huawei.DwsSnapshot("before-migration", {
 *   clusterId: "4f87d3c4-9e33-482f-b962-e23b30d1a18c",
 *   triggers: [release], // a new release takes a new snapshot
 * });
 * ```
 */
export class DwsSnapshot extends DwsSnapshotBase {
  static {
    callPulumiDirectly(DwsSnapshot);
  }

  /** Name of the snapshot. */
  declare readonly name: pulumi.Output<string>;

  /**
   * Takes a snapshot of a cluster.
   *
   * @param name - Name of the resource, unique in the stack among its type.
   * @param args - Inputs. All that is wrong with them is told by `pulumi preview`.
   * @param opts - Options of Pulumi. `import` is refused: the input `adopt` does its work.
   */
  constructor(name: string, args: DwsSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  ): DwsSnapshot {
    return new DwsSnapshot(name, asRead<DwsSnapshotArgs>(args), { ...opts, id });
  }

  /** Whether `value` is a DWS snapshot resource of this package. */
  static override isInstance(value: unknown): value is DwsSnapshot {
    return isOfType(value, types.dwsSnapshot);
  }
}

const declaration: Declaration = {
  type: types.dwsSnapshot,
  handler: "huawei-dws-snapshot",
  outputs: outputsOf<DwsSnapshot>()(...dwsOutputs, "name"),
};
