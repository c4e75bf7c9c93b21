import { parsed } from "../shared/json-object";
import type { WireRequest } from "../shared/wire-request";

/** The id that a request names: in its path, else in its query, else in its body. */
export function resourceOf({ query, body }: WireRequest, path: Readonly<Record<string, string>>): string {
  const inQuery = query.find(([name, value]) => name === "volumeId" && value !== "");
  return path["id"] ?? inQuery?.[1] ?? String(parsed(body)?.["volumeId"] ?? "");
}
