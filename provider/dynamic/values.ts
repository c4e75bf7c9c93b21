import { unknownInput } from "../clouds/inputs/rules";
import type { Properties } from "../clouds/lifecycle/kind";

/** The text that stands for any value that is not known yet, of whatever type; part of Pulumi's wire contract. */
const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Inputs with every unknown replaced by its symbol; unknowns appear in check and diff during previews only. */
export function withUnknowns(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).map(([key, field]) => [key, convert(field)]));
}

function convert(value: unknown): unknown {
  if (value === sentinel) return unknownInput;
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== "object" || value === null) return value;
  return withUnknowns({ ...value });
}

/** Deepest nesting of an output: each level takes some of the stack of whoever reads the state. */
const deepest = 200;

/**
 * Outputs that certainly fit Pulumi's wire format: anything else would fail after the cloud has acted. What is nested deeper
 * than 200 levels is a text that says so.
 */
export function sanitize(outputs: Properties): Properties {
  return cleanFields(outputs, [outputs]);
}

const cleanFields = (fields: object, path: readonly unknown[]): Properties =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([key, field]) => [key, clean(field, path)] as const)
      .filter(([, field]) => field !== undefined),
  );

function clean(value: unknown, parents: readonly unknown[]): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value !== "object" || parents.includes(value) || ArrayBuffer.isView(value)) return undefined;
  if (parents.length >= deepest) return `… (cut: nested deeper than ${deepest} levels)`;
  const path = [...parents, value];
  if (Array.isArray(value)) return value.map((item) => clean(item, path)).filter((item) => item !== undefined);
  return cleanFields(value, path);
}
