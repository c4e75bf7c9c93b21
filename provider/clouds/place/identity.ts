import { createHash } from "node:crypto";

/** Stands for whoever calls: two that differ in anything, the endpoint too, are two. It tells nothing of what it is made of. */
export const identityOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
