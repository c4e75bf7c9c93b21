import type { Resource } from "./project";

/** What one resource takes in the state, in bytes of JSON without blanks; means over several. */
export interface StateSize {
  readonly bytes: number;
  /** Without the keys that only the provider reads, in inputs and outputs. */
  readonly bytesWithoutHidden: number;
  /** Of the longest `__provider`. */
  readonly providerBytes: number;
}

const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

function visible(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith("__")));
}

export function stateSize(resources: readonly Resource[]): StateSize {
  const mean = (sizes: number[]) => sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
  const provider = ({ inputs }: Resource) => (inputs as { __provider: string }).__provider;
  return {
    bytes: mean(resources.map(size)),
    bytesWithoutHidden: mean(
      resources.map((each) => size({ ...each, inputs: visible(each["inputs"]), outputs: visible(each["outputs"]) })),
    ),
    providerBytes: Math.max(...resources.map((each) => Buffer.byteLength(provider(each)))),
  };
}
