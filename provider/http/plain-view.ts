/** A text without its encodings, and where in the text each of its characters stands. */
export interface PlainView {
  readonly text: string;
  /** `starts[i]`, `ends[i]`: the part of the original that character i of the view stands for. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  sol: "/",
  plus: "+",
  equals: "=",
  lowbar: "_",
  hyphen: "-",
  nbsp: " ",
};

/** What an escape stands for: `%2F` (several for one character), `\u002f`, `&#x2F;`, `&#47;`, `&sol;`. */
const escapes =
  /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2}|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/giy;

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

function percentDecoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return Buffer.from(code.replaceAll("%", ""), "hex").toString("latin1");
  }
}

function decoded(code: string): string {
  if (code.startsWith("%")) return percentDecoded(code);
  if (code.startsWith("\\")) return character(Number.parseInt(code.replace(/^\\[ux]\{?|\}$/gi, ""), 16));
  if (code.startsWith("&#x") || code.startsWith("&#X")) return character(Number.parseInt(code.slice(3, -1), 16));
  if (code.startsWith("&#")) return character(Number.parseInt(code.slice(2, -1), 10));
  const name = code.slice(1, -1).toLowerCase();
  return Object.hasOwn(entities, name) ? (entities[name] ?? "") : code;
}

/** Characters that encodings add, drop or replace: breaks, backslashes, and what differs between the alphabets of base64. */
const isNoise = (char: string) => /[\s\\+=-]/.test(char);

/** A text without noise, and with its encodings as they are. */
export const undecodedView = (text: string): string =>
  [...text]
    .map((char) => (char === "_" ? "/" : char))
    .filter((char) => !isNoise(char))
    .join("");

/**
 * The view in which a secret looks the same however it is written: URL-encoded in either case, as a form, in JSON or HTML, with
 * line breaks, in either alphabet of base64.
 */
export function plainView(text: string): PlainView {
  const starts: number[] = [];
  const ends: number[] = [];
  let view = "";
  const put = (chars: string, start: number, end: number) => {
    for (let i = 0; i < chars.length; i++) {
      const char = chars[i] === "_" ? "/" : (chars[i] ?? "");
      if (isNoise(char)) continue;
      view += char;
      starts.push(start);
      ends.push(end);
    }
  };
  for (let i = 0; i < text.length; ) {
    const char = text[i] ?? "";
    const isEscape = char === "%" || char === "\\" || char === "&";
    escapes.lastIndex = i;
    const code = isEscape ? escapes.exec(text)?.[0] : undefined;
    const taken = code?.length ?? 1;
    put(code === undefined ? char : decoded(code), i, i + taken);
    i += taken;
  }
  return { text: view, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
