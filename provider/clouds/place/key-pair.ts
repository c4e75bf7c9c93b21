import { credentialFrom, type Environment, secretFrom } from "./variables";

/** Variables of one family, which hold a key, its secret and, for temporary ones, their token. Families are never mixed. */
export interface KeyFamily {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

export interface KeyPair {
  readonly id: string;
  readonly secret: string;
  /** Of temporary keys. */
  readonly token?: string;
}

/** The keys of the first family that is complete; undefined without one. Throws a sentence that names what is malformed. */
export function keyPairFrom(env: Environment, families: readonly KeyFamily[]): KeyPair | undefined {
  for (const family of families) {
    if (!env[family.id]?.trim() || !env[family.secret]?.trim()) continue;
    const id = credentialFrom(env, family.id);
    const secret = secretFrom(env, family.secret);
    const token = secretFrom(env, family.token);
    if (id && secret) return { id, secret, ...(token ? { token } : {}) };
  }
  return undefined;
}

/** Why there are no credentials: the half that is missing, and the choices that there are. */
export function noCredentials(cloud: string, env: Environment, families: readonly KeyFamily[], choices: string): Error {
  const half = families.find(({ id, secret }) => env[id] || env[secret]);
  const missing = half ? ` ${env[half.id] ? half.secret : half.id} is missing.` : "";
  return new Error(`No ${cloud} credentials in the environment.${missing} Set ${choices}.`);
}

/** The variables of all families, as a choice. */
export const choicesOf = (families: readonly KeyFamily[]): string =>
  families.map(({ id, secret }) => `${id} and ${secret}`).join(", or ");
