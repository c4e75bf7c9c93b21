import { keepSecret } from "../../http/redact";

export type Environment = Record<string, string | undefined>;

/** The first of these variables that has a value. */
export function firstVariable(
  env: Environment,
  names: readonly string[],
): { readonly variable: string; readonly value: string } | undefined {
  for (const variable of names) {
    const value = env[variable];
    if (value) return { variable, value };
  }
  return undefined;
}

/** A value of the environment that cannot be sent as it is. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";

  constructor(variable: string, what: string) {
    super(`${variable} in the environment holds ${what}. Set it again`);
  }
}

/** What keys, tokens and names of users may not hold: no header could carry it, and no cloud issues it. */
const isPlain = (text: string) => /^[\x21-\x7e]*$/.test(text);
/** Passwords go in a body and may hold any letters. */
const isPrintable = (text: string) => !/\p{Cc}/u.test(text);

/** A key or token of the environment, without blanks and line breaks around it. Throws a sentence that names the variable. */
export function credentialFrom(env: Environment, variable: string): string | undefined {
  const value = env[variable]?.trim();
  if (!value) return undefined;
  if (isPlain(value)) return value;
  keepSecret(value);
  throw new MalformedError(variable, "a blank, a line break or another character that no key or token has");
}

/** The same for what must never be shown. */
export function secretFrom(env: Environment, variable: string): string | undefined {
  const value = credentialFrom(env, variable);
  keepSecret(value);
  return value;
}

/** A password or a name of the environment, without line breaks at its end. Throws a sentence that names the variable. */
export function textFrom(env: Environment, variable: string): string | undefined {
  const value = env[variable]?.replace(/[\r\n]+$/, "");
  if (!value) return undefined;
  if (isPrintable(value)) return value;
  keepSecret(value);
  throw new MalformedError(variable, "a line break or another control character");
}
