import * as pulumi from "@pulumi/pulumi";
import { ownUrn, providerText } from "./hidden";
import { secretNames } from "./secrets";

/** How long each operation may take, as durations such as `"30m"` or `"1h30m"`. */
export interface Timeouts {
  /** Making the snapshot and waiting for it. */
  create?: pulumi.Input<string>;
  /** Changing it in place. */
  update?: pulumi.Input<string>;
  /** Deleting it and seeing it gone. */
  delete?: pulumi.Input<string>;
}

/** Inputs that every snapshot resource takes. */
export interface SnapshotArgs {
  /** Region of the source. Default: the environment's, recorded at creation. A change replaces the snapshot. */
  region?: pulumi.Input<string>;
  /** `"complete"`: until the snapshot is done. `"usable"`: until it can be restored (Alibaba Cloud only). `"none"`: only until the cloud shows it. Default `"complete"`. */
  waitFor?: pulumi.Input<"complete" | "usable" | "none">;
  /** Default: 6 h to create, 1 h to update, 1 h to delete; DWS 24 h, 24 h, 1 h. The resource option `customTimeouts` sets them too. */
  timeouts?: pulumi.Input<Timeouts>;
  /** How long status and progress may stand still before the wait gives up, once there was progress; where the cloud tells none, only `timeouts.create` ends the wait. Default `"30m"`. */
  stallTimeout?: pulumi.Input<string>;
  /** Longest time between two polls while a forecast says that there is time: longer saves calls for snapshots of an hour, and notices later when the forecast is wrong. Default: `"9.5s"` for many snapshots, 1 to 4 s for up to ten. */
  maxPollInterval?: pulumi.Input<string>;
  /** Id of an existing snapshot of the same source to take over instead of making one. */
  adopt?: pulumi.Input<string>;
  /** Any values, for example the release: a change of them makes a new snapshot and deletes the old one. Changing them is refused as long as `adopt` is set. */
  triggers?: pulumi.Input<unknown>;
  /** The next run continues the snapshot that a killed run of this stack has begun only if it is younger than this; `"0s"` = never. Default `"1h"`; copies of DWS snapshots have no limit by default. */
  adoptWithin?: pulumi.Input<string>;
}

/** What every snapshot resource declares: its type, the handler that serves it, and the names of its outputs. */
export interface Declaration {
  readonly type: string;
  readonly handler: string;
  readonly outputs: readonly string[];
}

/** The properties to register: inputs, outputs to come, and what the provider process needs. */
export function properties(
  { type, handler, outputs }: Declaration,
  name: string,
  args: pulumi.Inputs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Inputs {
  const { customTimeouts } = opts;
  if (opts.import !== undefined) {
    throw new Error(
      `${type} "${name}": the resource option import does not work for dynamic resources. To take an existing snapshot over ` +
        `give its id as the input adopt, and take the option import out.`,
    );
  }
  const timeouts = customTimeouts && pulumi.output(args["timeouts"]).apply((own) => ({ ...customTimeouts, ...own }));
  return {
    ...Object.fromEntries(outputs.map((output) => [output, undefined])),
    ...args,
    ...(timeouts ? { timeouts } : {}),
    __provider: providerText(handler),
    __urn: ownUrn(name, opts),
    __secrets: secretNames(args),
  };
}
