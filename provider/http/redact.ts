/** Longest first: one may be the beginning of another. */
let secrets: string[] = [];

/** Names a value that must never be printed, from now on and in the whole process. */
export function keepSecret(value: string | undefined): void {
  if (!value || value.length < 4) return;
  secrets = [...new Set([...secrets, value])].sort((a, b) => b.length - a.length);
}

/** The text without any secret of this process, as is or URL-encoded, and without signatures. */
export function redact(text: string): string {
  let clean = text;
  for (const secret of secrets) {
    clean = clean.replaceAll(secret, "[redacted]").replaceAll(encodeURIComponent(secret), "[redacted]");
  }
  return clean.replace(/(Signature=)[0-9A-Za-z+/=%]+/gi, "$1[redacted]");
}
