import { dirname } from "node:path";

/** The folder of @pulumi/pulumi, which holds the launcher of dynamic providers. */
export function sdkFolder(): string {
  return dirname(require.resolve("@pulumi/pulumi/package.json"));
}
