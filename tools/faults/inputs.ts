import type { Placed, Stack } from "./program";
import { createLimit, deleteLimit } from "./rpc";
import type { Properties } from "./state";

const providerTextOf = (kind: string) => `exports.handler=()=>require("pulumi-cloud-snapshots/handlers/${kind}")`;

/** What the program of a stack gives for a resource; `change` is what it gives once it was changed in place. */
export const inputsOf = (
  { state, changes, triggers }: Stack,
  { name, kind, waitFor, source, adopt }: Placed,
  change: Properties,
): Properties => ({
  __provider: providerTextOf(kind),
  __urn: `${state.name}::shop::::${name}`,
  ...source.properties,
  ...(waitFor === "complete" ? {} : { waitFor }),
  stallTimeout: "2m", // what is stuck costs no more polls than it has to
  timeouts: { create: createLimit, update: createLimit, delete: deleteLimit },
  ...(adopt === undefined ? {} : { adopt }),
  ...(triggers > 0 ? { triggers } : {}),
  ...(changes > 0 ? change : {}),
});
