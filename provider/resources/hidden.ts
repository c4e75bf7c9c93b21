import * as pulumi from "@pulumi/pulumi";

/** The code that Pulumi's provider process runs for a handler, as it stands in every state file: never change it. */
export const providerText = (handler: string) =>
  `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/${handler}")`;

const stackType = "pulumi:pulumi:Stack";

/** What a child's URN has of its parent's: the chain of types. */
function chainOf(parentUrn: string): string {
  const [, , types] = parentUrn.split("::");
  return types === stackType ? "" : `${types}$`;
}

/** The organization of the run; undefined in unit tests with mocks that name none. */
function organization(): string | undefined {
  try {
    return pulumi.getOrganization();
  } catch {
    return undefined;
  }
}

/** Organization and stack; the stack alone on backends without organizations, whose word for theirs is "organization". */
function qualifiedStack(): string {
  const own = organization();
  return own === undefined || own === "organization" ? pulumi.getStack() : `${own}/${pulumi.getStack()}`;
}

/**
 * As much of the resource's own URN as its handler does not know: stack, project, the parents' types and the name. For
 * status rows and for finding interrupted creates. It carries no dependency on the parent: a child that depends on its
 * parent component would wait for itself.
 */
export function ownUrn(name: string, { parent }: pulumi.CustomResourceOptions): pulumi.Input<string> {
  const below = (chain: string) => [qualifiedStack(), pulumi.getProject(), chain, name].join("::");
  if (!parent) return below("");
  return new Promise((resolve) => parent.urn.apply((urn) => resolve(below(chainOf(urn)))));
}
