/** Secrets that could not be anything else, with everything in them that an encoding changes. */
export const canaries = {
  secretKey: "cAnArYsEcReT/key+Zq9==",
  token: "cAnArYtOkEn/STS+0123456789abcdefghijk==",
  password: `cAnArY"pass\\word/ 7'end`,
  proxyPassword: "cAnArYpRoXy/pw+1",
  input: `cAnArY secret "input" / value`,
} as const;

/** The ways in which a text may hold a secret. */
function formsOf(secret: string): string[] {
  const shifted = [0, 1, 2].map((before) => {
    const text = Buffer.from("\0".repeat(before) + secret)
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(before === 0 ? 0 : before + 1, -1);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  const halves = secret.length >= 24 ? [secret.slice(0, 16), secret.slice(-16)] : [];
  return [
    secret,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    encodeURIComponent(secret),
    encodeURIComponent(secret).toLowerCase(),
    new URLSearchParams({ a: secret }).toString().slice(2),
    secret.replaceAll("/", "&#x2F;").replaceAll('"', "&quot;"),
    Buffer.from(secret).toString("hex"),
    ...halves,
    ...shifted,
    ...shifted.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ];
}

const forms = new Map(Object.entries(canaries).map(([name, secret]) => [name, formsOf(secret)]));

/** The canaries that a text holds in any form, as `name: what stands around it`. */
export function canariesIn(
  text: string,
  names: readonly (keyof typeof canaries)[] = Object.keys(canaries) as never,
): string[] {
  return names.flatMap((name) => {
    const found = forms.get(name)?.find((form) => text.includes(form));
    if (!found) return [];
    const at = text.indexOf(found);
    return [`${name}: …${text.slice(Math.max(0, at - 120), at + found.length + 40)}…`];
  });
}
