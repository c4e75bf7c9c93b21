import * as pulumi from "@pulumi/pulumi";
import { unknownName } from "../clouds/inputs/suggestion";
import { LookupError, lookupError } from "../pulumi/lookup-error";

export { LookupError };

/** Package and place of the look-ups in tokens; unit tests with mocks see them. */
const tokenOf = (cloud: string, name: string) => `cloud-snapshots:${cloud}:${name}`;

/** Options that have an effect, or none that could be missed. */
const plainOptions = ["parent"];
const outputOptions = [...plainOptions, "dependsOn"];

/** Options of Pulumi that choose a plug-in: there is none. */
const withoutEffect = ["provider", "version", "pluginDownloadURL", "async"];

function checkOptions(name: string, opts: object, known: readonly string[]): void {
  for (const [option, value] of Object.entries(opts)) {
    if (value === undefined || known.includes(option)) continue;
    const reason = withoutEffect.includes(option)
      ? "has no effect on this look-up, which runs in the program itself: take it out"
      : unknownName("option", option, known);
    throw new LookupError(`${name}: option ${option}: ${reason}. Nothing was called`, "InvalidArgument");
  }
}

/** Whether a unit test answers for the engine. */
function isMocked(): boolean {
  const monitor: unknown = pulumi.runtime.getMonitor();
  return typeof monitor === "object" && monitor !== null && "mocks" in monitor;
}

/** How a look-up is called and answered. */
interface Lookup<Args, Result> {
  readonly cloud: string;
  readonly name: string;
  /** Throws a LookupError for arguments that are wrong. */
  readonly check: (args: Args) => void;
  readonly run: (args: Args) => Promise<Result>;
  /** What a mock's answer means. */
  readonly mocked: (answer: Record<string, unknown>) => Result;
}

/** A mock's answer, which nobody checks: unit tests give what they like. */
export const resultOf = <Result>(answer: unknown): Result => answer as Result;

/** The list of snapshots in a mock's answer, `{ snapshots: [...] }`; none where the mock knows none. */
const listOf = <Result>({ snapshots }: Record<string, unknown>): Result[] =>
  Array.isArray(snapshots) ? snapshots.map(resultOf<Result>) : [];

/** The arguments of a look-up, of which each may be an output. */
export type LookupOutputArgs<Args> = { [Key in keyof Args]: pulumi.Input<Args[Key]> };

type PlainFunction<Args, Result> = (args: Args, opts?: pulumi.InvokeOptions) => Promise<Result>;
type OutputFunction<Args, Result> = (
  args: pulumi.Input<LookupOutputArgs<Args>>,
  opts?: pulumi.InvokeOutputOptions,
) => pulumi.Output<Result>;

/** The two functions of a look-up: one for values, and one for outputs. Under mocks they ask `mocks.call` and no cloud. */
function lookupFunctions<Args extends object, Result>(
  lookup: Lookup<Args, Result>,
): [PlainFunction<Args, Result>, OutputFunction<Args, Result>] {
  const { cloud, name, check, run, mocked } = lookup;
  const call = async (args: Args): Promise<Result> => {
    try {
      check(args);
      if (!isMocked()) return await run(args);
      return mocked((await pulumi.runtime.invoke(tokenOf(cloud, name), args)) ?? {});
    } catch (error) {
      throw lookupError(error);
    }
  };
  return [
    async (args, opts = {}) => {
      checkOptions(name, opts, plainOptions);
      return call(args);
    },
    (args, opts = {}) => {
      checkOptions(`${name}Output`, opts, outputOptions);
      const before = pulumi.output(opts.dependsOn ?? []).apply((resources) => made([resources].flat()));
      return pulumi.all([args, before]).apply(([known]) => call(known as Args)) as pulumi.Output<Result>;
    },
  ];
}

/** Known once all of these are made: during a preview those that are still to be made are not. */
const made = (resources: readonly unknown[]) =>
  pulumi.all(
    resources.map((resource) =>
      pulumi.CustomResource.isInstance(resource) ? resource.id : (resource as pulumi.Resource).urn,
    ),
  );

/** The two look-ups of a kind of snapshot: one by id, many by filters. */
interface Lookups<Result> {
  readonly checkOne: (args: object) => void;
  readonly checkMany: (args: object) => void;
  readonly one: (args: { id: string }) => Promise<Result>;
  readonly many: (args: object) => Promise<Result[]>;
}

/** The functions `get<kind>` and `get<kind>s` of a cloud, each for values and for outputs. */
export function snapshotFunctions<OneArgs extends { id: string }, ManyArgs extends object, Result>(
  cloud: string,
  kind: string,
  { checkOne, checkMany, one: oneOf, many: allOf }: Lookups<Result>,
) {
  const name = `get${kind}`;
  const single: Lookup<OneArgs, Result> = { cloud, name, check: checkOne, run: oneOf, mocked: resultOf };
  const list: Lookup<ManyArgs, Result[]> = { cloud, name: `${name}s`, check: checkMany, run: allOf, mocked: listOf };
  const [one, oneOutput] = lookupFunctions(single);
  const [many, manyOutput] = lookupFunctions(list);
  return { one, oneOutput, many, manyOutput };
}
