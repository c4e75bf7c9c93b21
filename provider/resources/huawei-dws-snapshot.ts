import type * as pulumi from "@pulumi/pulumi";
import { DwsBase, dwsOutputs } from "./huawei-dws-outputs";
import { type Declaration, properties, type SnapshotArgs } from "./snapshot";
import { withoutTraces } from "./traces";

/** Inputs of a snapshot of a DWS cluster. DWS changes nothing in place: a change of any of them replaces the snapshot. */
export interface DwsSnapshotArgs extends SnapshotArgs {
  /** UUID of the cluster. It makes one snapshot at a time; creates of one run wait for their turn. */
  clusterId: pulumi.Input<string>;
  /** 4 to 64 characters: a letter, then letters, digits, `-` and `_`; unique in the project, whatever the case. With a given name a replacement deletes the old snapshot first. Default: the resource's name and 7 random hex digits. */
  name?: pulumi.Input<string>;
  /** At most 256 characters, none of `! < > ' = & "`. */
  description?: pulumi.Input<string>;
  /** Default: the environment's, else the project that has the region's name. */
  projectId?: pulumi.Input<string>;
}

const declaration: Declaration = {
  type: "pulumi-nodejs:dynamic/huawei:DwsSnapshot",
  handler: "huawei-dws-snapshot",
  outputs: [...dwsOutputs, "name"],
};

/**
 * A snapshot of a Huawei Cloud DWS cluster whose state tells the truth about readiness.
 *
 * Stands on the DWS API v1.0: snapshots. Its `id` is the snapshot's UUID.
 *
 * @example
 * new huawei.DwsSnapshot("before", { clusterId: "4f87d3c4-9e33-482f-b962-e23b30d1a18c" });
 */
export class DwsSnapshot extends DwsBase {
  declare readonly name: pulumi.Output<string>;

  constructor(name: string, args: DwsSnapshotArgs, opts: pulumi.CustomResourceOptions = {}) {
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
  ): DwsSnapshot {
    return new DwsSnapshot(name, args as DwsSnapshotArgs, { ...opts, id });
  }
}
