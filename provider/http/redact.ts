import { type PlainView, plainView, undecodedView } from "./plain-view";

/** Stands for whatever was taken out. */
const redacted = "[redacted]";

/** A part of a secret is a secret too, from this length on, where the whole is long: twelve characters, two of them noise. */
const telling = 10;
const long = 16;
/** Shorter secrets count as words only, or every text would have holes. */
const short = 6;

/** Long secrets are looked for by pieces of this length, of which every run of `telling` characters holds a whole one. */
const piece = 7;
const stride = telling - piece + 1;

/** Plain views of the secrets, and of their base64, by the pieces that they hold. */
const pieces = new Map<string, { readonly secret: string; readonly at: number }[]>();
const wholes = new Set<string>();
const words = new Set<string>();
const known = new Set<string>();

/** Base64 of a secret wherever it stands in a longer text, without the ends that its neighbours change. */
function base64Of(secret: string): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.from("\0".repeat(before) + secret)
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(before === 0 ? 0 : before + 1, text.length - 1);
  });
}

/** Most places of secrets that are remembered of one piece: a secret of one letter would have thousands. */
const mostPlaces = 16;

function keep(view: string): void {
  if (view.length < short) return; // it would stand in every text
  if (view.length < long) {
    wholes.add(view);
    return;
  }
  for (let at = 0; at + piece <= view.length; at += stride) {
    const text = view.slice(at, at + piece);
    const places = pieces.get(text) ?? [];
    pieces.set(text, places);
    if (places.length < mostPlaces) places.push({ secret: view, at });
  }
}

/** The views in which a secret may stand in a text: a secret may look as if it were encoded itself. */
const formsOf = (secret: string) => [...new Set([plainView(secret).text, undecodedView(secret)])];

/** What a view does not undo: base64, also of the percent-encoded secret, and hex in either case. */
function encodingsOf(secret: string): string[] {
  const hex = Buffer.from(secret).toString("hex");
  return [...new Set([secret, encodeURIComponent(secret.toWellFormed())])]
    .flatMap(base64Of)
    .concat(hex, hex.toUpperCase());
}

/** Names a value that must never be printed, from now on and in the whole process. Blanks around it do not count. */
export function keepSecret(value: string | undefined): void {
  const secret = value?.trim();
  if (!secret || known.has(secret)) return;
  known.add(secret);
  const forms = formsOf(secret);
  if (forms.some((view) => view.length < short)) words.add(secret);
  for (const view of forms) keep(view);
  for (const text of encodingsOf(secret)) if (text.length >= piece) keep(plainView(text).text);
}

/** The same for a text that is a secret as a whole: its words alone tell nothing, and may stand anywhere. Short ones are left. */
export function keepText(value: string): void {
  const text = value.trim();
  if (text.length < short || known.has(text)) return;
  known.add(text);
  const views = [...formsOf(text), ...encodingsOf(text).map((form) => plainView(form).text)];
  for (const view of views) if (view.length >= short) wholes.add(view);
}

/** Forgets every secret, as a process does that begins anew: where several run one after the other in one. */
export function forgetSecrets(): void {
  for (const kept of [pieces, wholes, words, known]) kept.clear();
}

type Range = readonly [from: number, to: number];

/** The longest common run of the text and a secret around a piece that they share. */
function runAround(text: string, from: number, secret: string, at: number): Range {
  let before = 0;
  while (before < from && before < at && text[from - before - 1] === secret[at - before - 1]) before++;
  let after = piece;
  while (from + after < text.length && at + after < secret.length && text[from + after] === secret[at + after]) after++;
  return [from - before, from + after];
}

/** Where a plain view holds secrets, or telling parts of them. */
function secretsIn(text: string): Range[] {
  const found: Range[] = [];
  for (const whole of wholes) {
    for (let from = text.indexOf(whole); from >= 0; from = text.indexOf(whole, from + whole.length)) {
      found.push([from, from + whole.length]);
    }
  }
  if (pieces.size === 0) return found;
  for (let i = 0; i + piece <= text.length; i++) {
    for (const { secret, at } of pieces.get(text.slice(i, i + piece)) ?? []) {
      const [from, to] = runAround(text, i, secret, at);
      if (to - from >= telling || to - from === secret.length) found.push([from, to]);
    }
  }
  return found;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whatever proves an identity, known or not: signatures, and headers that carry tokens. */
function withoutProofs(text: string): string {
  return text
    .replace(/(Signature=)[0-9A-Za-z+/=%]+/gi, `$1${redacted}`)
    .replace(/bce-auth-v1\/[^\s"'<>]+/gi, redacted)
    .replace(
      /((?:x-(?:auth|subject|security|acs-security|bce-security)-token|authorization)["'\\]*\s*[:=]\s*["'\\]*)(?:(?:basic|bearer)\s+)?[^\s"'<>,;&]+/gi,
      `$1${redacted}`,
    );
}

/** The view of a text, and where that still looks encoded the view of the view: some encode twice. */
function viewsOf(text: string): PlainView[] {
  const view = plainView(text);
  if (!/[%&]/.test(view.text)) return [view];
  const again = plainView(view.text);
  const starts = again.starts.map((at) => view.starts[at] ?? 0);
  const ends = again.ends.map((at) => view.ends[at - 1] ?? text.length);
  return [view, { text: again.text, starts, ends }];
}

/**
 * The text without any secret of this process, as it is or encoded (URL, form, JSON, HTML, base64, with line breaks), without
 * parts of 12 and more characters of long ones, and without signatures.
 */
export function redact(text: string): string {
  const ranges = viewsOf(text)
    .flatMap((view) =>
      secretsIn(view.text).map(([from, to]): Range => [view.starts[from] ?? 0, view.ends[to - 1] ?? text.length]),
    )
    .sort((a, b) => a[0] - b[0]);
  let clean = "";
  let done = 0;
  for (const [from, to] of ranges) {
    if (from >= done) clean += text.slice(done, from) + redacted;
    done = Math.max(done, to);
  }
  clean += text.slice(done);
  for (const word of words) {
    clean = clean.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, "gu"), redacted);
  }
  return withoutProofs(clean);
}
