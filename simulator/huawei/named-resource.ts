import { isObject, parsed } from "../shared/json-object";
import type { WireRequest } from "../shared/wire-request";

/** The ids that a request names, joined by commas: in its path, else in its query, else in its body. */
export function resourceOf(wire: WireRequest, path: Readonly<Record<string, string>>): string {
  const inPath = path["id"] ?? path["cluster"];
  if (inPath !== undefined) {
    return inPath;
  }
  const inQuery = wire.query.filter(([name]) => name === "id" || name === "volume_id").map(([, value]) => value);
  return inQuery.length > 0 ? inQuery.join(",") : inBody(wire.body);
}

function inBody(body: Buffer): string {
  const snapshot = parsed(body)?.["snapshot"];
  return isObject(snapshot) ? String(snapshot["volume_id"] ?? snapshot["cluster_id"] ?? "") : "";
}
