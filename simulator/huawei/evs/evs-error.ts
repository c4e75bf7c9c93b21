import { ApiError } from "../../shared/api-error";
import { fill } from "../../shared/fill";
import type { EvsBehaviour } from "./behaviour";
import { catalogue, type ErrorKey } from "./catalogue";

const quotaText = "Maximum number of snapshots allowed (%s) exceeded";

/** An error from the catalogue, in the form that the behaviour gives it; `args` fill the `%s` of its text in order. */
export function evsError(behaviour: EvsBehaviour, key: ErrorKey, ...args: readonly (string | number)[]): ApiError {
  const [status, text] = catalogue[key];
  const [code = ""] = key.split("/");
  const shape = shapeOf(key, behaviour);
  if (code === "EVS.5413" && shape === "cinder") {
    return new ApiError(status, code, fill(quotaText, args), { shape, retryAfterMs: 0 });
  }
  return new ApiError(status, code, fill(text, args), { shape });
}

function shapeOf(key: ErrorKey, behaviour: EvsBehaviour): "nested" | "cinder" {
  if (key.startsWith("EVS.5404")) {
    return behaviour.notFoundShape;
  }
  if (key.startsWith("EVS.5413")) {
    return behaviour.quotaShape;
  }
  return key === "EVS.5400/inUse" ? behaviour.inUseShape : behaviour.errorShape;
}
