import { inspect } from "node:util";
import { CloudError } from "../../provider/http/errors";
import { notJson } from "../../provider/http/json";
import { keepSecret, keepText, redact } from "../../provider/http/redact";
import { terminalLine } from "../../provider/http/terminal-line";

const token = "STS.NUabcdef/GH+ijklmnop==0123456789ABCDEF";
const password = 'pa"ss\\wo/rd1!';
const spaced = "correct horse+battery";
keepSecret(token);
keepSecret(`  ${password}\n`);
keepSecret(spaced);
keepSecret("abc");

const base64 = (text: string) => Buffer.from(text).toString("base64");
const html = (text: string) =>
  text.replace(/[^A-Za-z0-9]/g, (char) => `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`);
const decimal = (text: string) => text.replace(/[^A-Za-z0-9]/g, (char) => `&#${char.charCodeAt(0)};`);
const form = (text: string) => new URLSearchParams({ a: text }).toString().slice(2);
const lowerHex = (text: string) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase());
const allHex = (text: string) => [...text].map((char) => `%${char.charCodeAt(0).toString(16)}`).join("");
const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const unicode = (text: string) =>
  text.replace(/[^A-Za-z0-9]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

const encodings: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "URL-encoded": encodeURIComponent,
  "URL-encoded in small letters": lowerHex,
  "URL-encoded, every character": allHex,
  "encoded after RFC 3986": strict,
  "form-encoded": form,
  "JSON-escaped": json,
  "JSON-escaped twice": (text) => json(json(text)),
  "with escaped slashes": (text) => json(text).replaceAll("/", "\\/"),
  "with unicode escapes": unicode,
  "HTML-escaped": html,
  "HTML-escaped in decimals": decimal,
  "with a line break inside": (text) => `${text.slice(0, 5)}\n  ${text.slice(5)}`,
  "in base64": base64,
  "in base64, one character later": (text) => base64(`x${text}y`),
  "in base64, two characters later": (text) => base64(`xx${text}yy`),
  "in the URL's base64": (text) => Buffer.from(`{"t":"${text}"}`).toString("base64url"),
  "in wrapped base64": (text) => base64(`head ${text} tail`).replace(/.{16}/g, "$&\n"),
};

/** Longest run of a secret's own characters that a text still holds. */
function longestRest(text: string, secret: string): number {
  let longest = 0;
  for (let from = 0; from < secret.length; from++) {
    for (let to = from + longest + 1; to <= secret.length && text.includes(secret.slice(from, to)); to++)
      longest = to - from;
  }
  return longest;
}

describe.each([
  ["a token", token],
  ["a password", password],
  ["a password with a blank", spaced],
])("%s", (_, secret) => {
  test.each(Object.entries(encodings))("is taken out %s", (_name, encode) => {
    const encoded = encode(secret);
    const clean = terminalLine(`echo ${encoded} end`);
    expect(clean).toContain("[redacted]");
    expect(clean).toMatch(/^echo /);
    expect(clean).toMatch(/ end$/);
    expect(longestRest(clean, encoded)).toBeLessThan(12); // what is encoded around it stays
  });
});

test("a part of a long secret is taken out, a short common run is not", () => {
  expect(redact(`token ${token.slice(0, 24)}... is invalid`)).toBe("token [redacted]... is invalid");
  expect(redact(`...${token.slice(-20)}`)).toBe("...[redacted]");
  expect(redact(`x ${token.slice(5, 17)} y`)).toBe("x [redacted] y");
  expect(redact(`x ${token.slice(5, 15)}`)).toBe("x [redacted]");
  expect(redact(`${token.slice(-10)} x`)).toBe("[redacted] x");
  expect(redact(`x ${token.slice(5, 14)} y`)).toBe(`x ${token.slice(5, 14)} y`);
  expect(redact("prefix STS.NUabc suffix")).toBe("prefix STS.NUabc suffix");
});

test("a text of the program that is a secret is taken out as a whole, in any encoding; its words are left alone", () => {
  const text = 'the snapshot before "Project Aurora" goes live';
  keepText(text);
  keepText("xyz");
  for (const form of [text, encodeURIComponent(text), JSON.stringify(text), Buffer.from(text).toString("base64")]) {
    expect(redact(`no such name: ${form}.`)).toMatch(/^no such name: "?\[redacted\](Q==)?"?\.$/);
  }
  expect(redact(Buffer.from("xyz").toString("hex"))).toBe("78797a");
  expect(redact("the snapshot before it is kept: xyz")).toBe("the snapshot before it is kept: xyz");
});

test("a secret text of six characters is taken out, one of five is left", () => {
  for (const text of ["Mx7,Kz", "Nx7,K"]) keepText(text);
  expect(redact("of Mx7,Kz and Nx7,K")).toBe("of [redacted] and Nx7,K");
});

test("a short secret is taken out as a word", () => {
  expect(redact("pw abc; pw=abc, abcd, dabc")).toBe("pw [redacted]; pw=[redacted], abcd, dabc");
});

test("a secret of six characters is taken out in base64 too, wherever it stands in the text that was encoded", () => {
  const secret = "q7-Zx!";
  keepSecret(secret);
  for (const [text, part] of [
    [`${secret}yz`, [0, 7]],
    [`a${secret}yz`, [2, -4]],
    [`ab${secret}yz`, [3, -4]],
  ] as const) {
    const encoded = Buffer.from(text).toString("base64");
    expect(redact(`<${encoded}>`)).not.toContain(encoded.slice(...part));
  }
});

test("proofs of identity are taken out, whoever's they are", () => {
  const bce = "bce-auth-v1/bceak/2026-11-20T12:00:00Z/1800/host;x-bce-date/c279896abc01";
  expect(redact(`authorization was ${bce} there`)).toBe("authorization was [redacted] there");
  expect(redact('{"x-auth-token": "MIIabc", "b": 1}')).toBe('{"x-auth-token": "[redacted]", "b": 1}');
  expect(redact("Authorization: Basic dXNlcjpwYXNz next")).toBe("Authorization: [redacted] next");
  expect(redact("x-acs-security-token=CAIS12 next")).toBe("x-acs-security-token=[redacted] next");
  expect(redact("&Signature=dGVz%3D&b=1")).toBe("&Signature=[redacted]&b=1");
});

test("what is no secret stays as it is, whatever it is made of", () => {
  const text = 'a "b" \\ c%20d &amp; e+f=g\th http://x/?y=%E4%BD%A0 😀 %zz &nosuch; \\u12';
  expect(redact(text)).toBe(text);
});

test("an error of a cloud that echoes what it was sent tells none of it, by details and inspection neither", () => {
  const error = new CloudError(`the token ${token} is wrong`, {
    operation: "Call",
    kind: "credentials",
    code: `Bad.${token}`,
    httpStatus: 403,
    requestId: token,
    serverDate: token,
  });
  const shown = [error.message, error.brief, error.stack, inspect(error), JSON.stringify(error.details)].join("\n");
  expect(longestRest(shown, token)).toBeLessThan(8);
  expect(Object.keys(error)).not.toContain("details");
});

test("a body that is no JSON is described, not quoted", () => {
  const body = `<html>${base64(token)}</html>`;
  const { message } = notJson("Call", { status: 502, headers: { "content-type": "text/html" }, body });
  expect(message).toBe(`Call: HTTP 502 with ${body.length} characters that are no JSON object (text/html)`);
  expect(notJson("Call", { status: 200, headers: {}, body: " \n" }).message).toBe("Call: HTTP 200 with an empty body");
});

test("a long text is cut without leaving half a secret at its end", () => {
  for (let before = 32_740; before < 32_768; before++) {
    const clean = terminalLine(`${"\n".repeat(before - 10)}0123456789${token}`);
    expect(longestRest(clean, token)).toBeLessThan(8);
  }
});

test("a secret of nothing but noise is taken out as a word, and stops nothing", () => {
  for (const secret of ["------", "=======", "a------", "+++++++"]) {
    keepSecret(secret);
    expect(redact(`the key ${secret} is refused, and a text stays as it is`)).toBe(
      "the key [redacted] is refused, and a text stays as it is",
    );
  }
});

test("a secret that looks encoded, and one that was encoded twice, are found", () => {
  for (const secret of ["ab%41cdX!", "Pa&lt;ssw0", "k3y/of+Zq9"]) {
    keepSecret(secret);
    const twice = encodeURIComponent(encodeURIComponent(secret));
    const forms = [
      secret,
      encodeURIComponent(secret),
      twice,
      secret.replaceAll("&", "&amp;"),
      Buffer.from(secret).toString("hex"),
      Buffer.from(secret).toString("hex").toUpperCase(),
      Buffer.from(encodeURIComponent(secret)).toString("base64"),
    ];
    for (const form of forms) expect(redact(`it is ${form} here`)).toMatch(/^it is \[redacted\]\S{0,3} here$/);
  }
});
