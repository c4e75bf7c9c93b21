import * as pulumi from "@pulumi/pulumi";

/** The code that Pulumi's provider process runs for a handler, as it stands in every state file: never change it. */
export const providerText = (handler: string) =>
  `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/${handler}")`;

/**
 * The resource's own URN, for status rows and for finding interrupted creates. It carries no dependency on the parent:
 * a child that depends on its parent component would wait for itself.
 */
export function ownUrn(type: string, name: string, opts: pulumi.CustomResourceOptions): pulumi.Output<string> {
  const urn = pulumi.createUrn(name, type, opts.parent);
  return pulumi.output(new Promise<string>((resolve) => urn.apply(resolve)));
}
