import { keepSecret } from "../../http/redact";

export type Environment = Record<string, string | undefined>;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary (STS) credentials. */
  readonly sessionToken?: string;
}

/** Families of names: Terraform's and the vendor's. Never mixed. */
const families = [
  { id: "BAIDUCLOUD_ACCESS_KEY", secret: "BAIDUCLOUD_SECRET_KEY", token: "BAIDUCLOUD_SESSION_TOKEN" },
  { id: "BCE_ACCESS_KEY_ID", secret: "BCE_SECRET_ACCESS_KEY", token: "BCE_SESSION_TOKEN" },
] as const;

/** Key, secret and token of the first family that is complete. Throws a sentence that names what is missing. */
export function credentialsFrom(env: Environment): Credentials {
  for (const family of families) {
    const { [family.id]: accessKeyId, [family.secret]: secretAccessKey, [family.token]: sessionToken } = env;
    if (!accessKeyId || !secretAccessKey) continue;
    keepSecret(secretAccessKey);
    keepSecret(sessionToken);
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  }
  const half = families.find((family) => env[family.id] || env[family.secret]);
  const missing = half ? ` ${env[half.id] ? half.secret : half.id} is missing.` : "";
  const choices = families.map((family) => `${family.id} and ${family.secret}`).join(", or ");
  throw new Error(
    `No Baidu AI Cloud credentials in the environment.${missing} Set ${choices} (for temporary credentials the session token too).`,
  );
}

/** The region of the environment, or undefined. */
export const regionFrom = (env: Environment) => env["BAIDUCLOUD_REGION"] || env["BCE_REGION"] || undefined;

/** For error texts: where a region can be given. */
export const regionChoices = "set the input region, or BAIDUCLOUD_REGION or BCE_REGION in the environment";
