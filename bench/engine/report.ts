import { table } from "../../tools/table";
import type { EngineFigures } from "./measure";

/** Previews in the order in which they ran, and the state. */
export function engineLines({ engine, previewed, previews, state }: EngineFigures): string {
  const rows = previews.map(({ program, seconds }) => [program, seconds.map((each) => each.toFixed(1)).join(", ")]);
  return [
    table([`preview of ${previewed}, pulumi v${engine}`, "seconds"], rows),
    `State of a resource: ${state.bytes.toFixed(0)} bytes, without hidden keys ${state.bytesWithoutHidden.toFixed(0)}.`,
  ].join("\n");
}
