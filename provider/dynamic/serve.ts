import type { Runtime, SnapshotKind } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import { adapt } from "./adapter";
import { providerProcess } from "./process";

/** A kind of snapshot for the engine whose provider process this is, as a handler exports it. */
export function serve<Item>(kindOf: (runtime: Runtime) => SnapshotKind<Item>): ReturnType<typeof adapt> {
  const { rows, run } = providerProcess();
  return adapt(kindOf(systemRuntime), systemRuntime, rows, run);
}
