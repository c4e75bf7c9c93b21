import type { Pair } from "../shared/encode";
import { apiError } from "./api-error";

/** A tag as a request gives it. */
export interface TagParameter {
  readonly key?: string;
  readonly value?: string;
}

/** The parameters of one call. */
export class Parameters {
  private readonly values: ReadonlyMap<string, string>;

  /** @throws ApiError when a name comes twice. */
  constructor(pairs: readonly Pair[]) {
    this.values = new Map(pairs);
    if (this.values.size !== pairs.length) {
      const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) !== index);
      throw apiError("InvalidParameter", twice?.[0] ?? "");
    }
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  /** The value, also when it is empty; undefined when the parameter was not given. */
  text(name: string): string | undefined {
    return this.values.get(name);
  }

  /** @throws ApiError MissingParameter when absent or empty. */
  required(name: string): string {
    const value = this.values.get(name);
    if (value === undefined || value === "") {
      throw apiError("MissingParameter", name);
    }
    return value;
  }

  /** @throws ApiError InvalidParameter unless true or false in any case. */
  flag(name: string): boolean | undefined {
    const value = this.values.get(name)?.toLowerCase();
    if (value !== undefined && value !== "true" && value !== "false") {
      throw apiError("InvalidParameter", name);
    }
    return value === undefined ? undefined : value === "true";
  }

  /** A whole decimal number in a range; `refuse` makes the error for anything else. */
  integer(
    name: string,
    low: number,
    high: number,
    refuse: () => Error = () => apiError("InvalidParameter", name),
  ): number | undefined {
    const value = this.values.get(name);
    if (value === undefined) {
      return undefined;
    }
    if (!/^\d+$/.test(value) || Number(value) < low || Number(value) > high) {
      throw refuse();
    }
    return Number(value);
  }

  /** The values of `name.1`, `name.2` and so on, by index. */
  list(name: string): string[] {
    return this.indexes(name, "").map((index) => this.values.get(`${name}.${index}`) ?? "");
  }

  /** The records `name.1.Key`, `name.1.Value` and so on, by index. */
  records(name: string): TagParameter[] {
    const indexes = new Set([...this.indexes(name, ".Key"), ...this.indexes(name, ".Value")]);
    return [...indexes]
      .sort((a, b) => a - b)
      .map((index) => {
        const key = this.values.get(`${name}.${index}.Key`);
        const value = this.values.get(`${name}.${index}.Value`);
        return { ...(key === undefined ? {} : { key }), ...(value === undefined ? {} : { value }) };
      });
  }

  /** A string that holds a JSON array of strings; `refuse` makes the error for anything else. */
  jsonList(name: string, limit: number, refuse: () => Error): string[] | undefined {
    const value = this.values.get(name);
    if (value === undefined) {
      return undefined;
    }
    let parsed: unknown;
    try {
      parsed = JSON.parse(value);
    } catch {
      throw refuse();
    }
    if (!isTextList(parsed) || parsed.length === 0 || parsed.length > limit) {
      throw refuse();
    }
    return parsed;
  }

  /** A canonical text of all parameters but the named one: equal for equal parameters. */
  fingerprint(except: string): string {
    return JSON.stringify([...this.values].filter(([name]) => name !== except).sort());
  }

  private indexes(name: string, suffix: string): number[] {
    return this.names()
      .filter((given) => given.startsWith(`${name}.`) && given.endsWith(suffix))
      .map((given) => given.slice(name.length + 1, given.length - suffix.length))
      .filter((index) => /^[1-9]\d*$/.test(index))
      .map(Number)
      .sort((a, b) => a - b);
  }
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
