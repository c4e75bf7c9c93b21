import type { Runtime, SnapshotKind } from "../clouds/lifecycle/kind";
import { snapshotLifecycle } from "../clouds/lifecycle/snapshot-lifecycle";
import { DynamicProvider, type Provider } from "./dynamic-provider";
import { type Rows, Run } from "./run";

/** A kind of snapshot as a Pulumi dynamic provider, for one run of the engine. Default: a run that nothing ends. */
export const adapt = <Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  rows: Rows,
  run: Run = new Run({ ...runtime, backend: "" }),
): Provider => new DynamicProvider(snapshotLifecycle(kind, runtime), rows, run);
