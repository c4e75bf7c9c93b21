import * as pulumi from "@pulumi/pulumi";
import { ownUrn, providerText } from "./hidden";
import { expectResolvable } from "./resolvable";
import { secretNames } from "./secrets";

/** Names of the outputs of a resource class, without those that every Pulumi resource has. */
type OutputNames<Resource> = {
  [Key in keyof Resource]: Resource[Key] extends pulumi.Output<unknown> ? Exclude<Key, "urn" | "id"> : never;
}[keyof Resource] &
  string;

/**
 * The outputs of a resource class. The compiler refuses a name that the class does not have, and names those that are
 * missing: an output that is not registered is undefined in the program.
 */
export const outputsOf =
  <Resource>() =>
  <const Names extends readonly OutputNames<Resource>[]>(
    ...names: Names &
      ([OutputNames<Resource>] extends [Names[number]]
        ? unknown
        : { readonly missing: Exclude<OutputNames<Resource>, Names[number]> })
  ): readonly string[] =>
    names;

/** What every snapshot resource declares: its type, the handler that serves it, and the names of its outputs. */
export interface Declaration {
  readonly type: string;
  readonly handler: string;
  readonly outputs: readonly string[];
}

/** Arguments of a resource that is read from the cloud: it has no inputs beside its place. */
export const asRead = <Args>(args: object): Args => args as Args;

/** The properties to register: inputs, outputs to come, and what the provider process needs. */
export function properties(
  { type, handler, outputs }: Declaration,
  name: string,
  args: pulumi.Inputs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Inputs {
  expectResolvable(handler);
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
