import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A CA of its own and a certificate of it, all as PEM. */
export interface Certificate {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** One value of DER: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const hex = (text: string) => Buffer.from(text, "hex");
const isTrue = hex("0101ff");

const commonName = der(0x06, hex("550403"));
const ecdsaWithSha256 = sequence(der(0x06, hex("2a8648ce3d040302")));
const basicConstraints = der(0x06, hex("551d13"));
const alternativeName = der(0x06, hex("551d11"));

const nameOf = (text: string) => sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(text)))));
const timeOf = (at: number) => der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/^..|[-:T]|\..*$/g, "")}Z`));

interface Content {
  readonly issuer: string;
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extension: Buffer;
}

/** A certificate that is valid from yesterday to tomorrow. */
function signed({ issuer, subject, publicKey, extension }: Content, issuerKey: KeyObject): string {
  const day = 86_400_000;
  const content = sequence(
    der(0xa0, hex("020102")), // version 3
    der(0x02, Buffer.concat([hex("01"), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(timeOf(Date.now() - day), timeOf(Date.now() + day)),
    nameOf(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, hex("00"), sign("sha256", content, issuerKey));
  const text = sequence(content, ecdsaWithSha256, signature).toString("base64").replace(/.{64}/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
}

const newKey = () => generateKeyPairSync("ec", { namedCurve: "prime256v1" });

/** A certificate for these hosts, of a CA that nobody knows yet. */
export function certificateFor(hosts: readonly string[]): Certificate {
  const issuer = "a CA for tests";
  const [ca, own] = [newKey(), newKey()];
  const isCa = sequence(basicConstraints, isTrue, der(0x04, sequence(isTrue)));
  const names = hosts.map((host) => der(0x82, Buffer.from(host)));
  const forHosts = sequence(alternativeName, der(0x04, sequence(...names)));
  return {
    ca: signed({ issuer, subject: issuer, publicKey: ca.publicKey, extension: isCa }, ca.privateKey),
    cert: signed({ issuer, subject: "a host", publicKey: own.publicKey, extension: forHosts }, ca.privateKey),
    key: own.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
