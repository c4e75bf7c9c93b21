import crypto from "node:crypto";
import { randomFrom } from "../random";

/**
 * Lets all that a process draws by chance follow from a seed, so that what happened once happens again: jitter of pauses,
 * tokens, nonces and client tokens. For a process that does nothing else.
 */
export function seedChance(seed: number): void {
  const next = randomFrom(seed);
  const bytes = (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(next() * 256)));
  const uuid = () => {
    const hex = bytes(16).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Math.random = next;
  Object.assign(crypto, { randomUUID: uuid, randomBytes: bytes });
}
