/** Secrets of the simulated accounts: they may stand in no state and no text. */
export const secrets = {
  secretKey: "cAnArYsEcReT/key+Zq9",
  securityToken: "cAnArYtOkEn/STS+0123456789abcdef",
  password: "cAnArY-password-7Qx",
} as const;

export const accessKeyId = "campaignAk";

/** The names of the secrets that a text holds, as they are or as a URL or JSON would write them. */
export function secretsIn(text: string): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64").slice(0, 20)].some((form) =>
      text.includes(form),
    )
      ? [name]
      : [],
  );
}
