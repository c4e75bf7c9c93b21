import { table } from "../table";
import type { EngineFigures } from "./measure";

/** Previews in the order in which they ran, and the state. */
export function engineLines({ engine, previewed, previews, state }: EngineFigures): string {
  const seconds = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(", ");
  const rows = [
    ["EcsSnapshot", seconds(previews.snapshots)],
    ["do-nothing", seconds(previews.doNothing)],
  ];
  return [
    table([`preview of ${previewed}, pulumi v${engine}`, "seconds"], rows),
    `State of a resource: ${state.bytes.toFixed(0)} bytes, without hidden keys ${state.bytesWithoutHidden.toFixed(0)}.`,
  ].join("\n");
}
