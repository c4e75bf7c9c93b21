import { checkFields, type Failure, type Rule } from "./rules";

/**
 * What a change of an input means once the snapshot exists.
 *
 * | change | meaning |
 * |---|---|
 * | `replace` | a new snapshot |
 * | `computed` | a new snapshot when another value is given; without one the cloud's or the environment's stands |
 * | `live` | the cloud changes it in place, and tells its value |
 * | `fixed` | the cloud cannot change it, and it is no reason for another snapshot: refused, unless a new one is made anyway |
 * | `record` | changed in place, but the cloud never tells it, or only our own later calls use it: the state remembers it |
 * | `cosmetic` | says how to wait; no change at all |
 */
export type Change = "replace" | "computed" | "fixed" | "live" | "record" | "cosmetic";

/** One input of a resource: what a change of it means, and what its value must be. `T` is the value's type when nothing is wrong. */
export interface Field<T = unknown, Required extends boolean = boolean> {
  readonly change: Change;
  readonly rule: Rule<T>;
  readonly isRequired: Required;
}

/** The inputs of a resource, by name. */
export type Schema = Readonly<Record<string, Field>>;

export const required = <T>(change: Change, rule: Rule<T>): Field<T, true> => ({ change, rule, isRequired: true });
export const optional = <T>(change: Change, rule: Rule<T>): Field<T, false> => ({ change, rule, isRequired: false });

type ValueOf<F> = F extends Field<infer T> ? T : never;
type RequiredNames<S extends Schema> = { [K in keyof S]: S[K] extends Field<unknown, true> ? K : never }[keyof S];

/** The values that a schema lets pass. */
export type InputsOf<S extends Schema> = { readonly [K in RequiredNames<S>]: ValueOf<S[K]> } & {
  readonly [K in Exclude<keyof S, RequiredNames<S>>]?: ValueOf<S[K]> | undefined;
};

/** Values with these names that nobody has checked: given ones, or such of a state file. */
export type Unverified<T> = { readonly [K in keyof T]?: unknown };

/** What an input is; undefined for a name that is no input. */
export const fieldOf = (schema: Schema, name: string): Field | undefined =>
  Object.hasOwn(schema, name) ? schema[name] : undefined;

/** Everything that the schema finds wrong with values. */
export function checkInputs(schema: Schema, values: Readonly<Record<string, unknown>>): Failure[] {
  const fields = Object.entries(schema);
  const rules = Object.fromEntries(fields.map(([name, { rule }]) => [name, rule]));
  const needed = fields.filter(([, { isRequired }]) => isRequired).map(([name]) => name);
  return checkFields(values, rules, needed);
}
