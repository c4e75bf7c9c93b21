/** Secrets of the simulated accounts: they may stand in no state and no text. */
export const secrets = {
  secretKey: "cAnArYsEcReT/key+Zq9",
  securityToken: "cAnArYtOkEn/STS+0123456789abcdef",
  password: "cAnArY-password-7Qx",
} as const;

export const accessKeyId = "campaignAk";

/** Each secret as it is, and as a URL or base64 would write it. */
const forms = Object.entries(secrets).flatMap(([name, secret]) => {
  const base64 = Buffer.from(secret).toString("base64").slice(0, 20);
  return [secret, encodeURIComponent(secret), base64].map((form) => ({ name, form }));
});

/** The names of the secrets that a text holds. */
export const secretsIn = (text: string): string[] => [
  ...new Set(forms.filter(({ form }) => text.includes(form)).map(({ name }) => name)),
];
