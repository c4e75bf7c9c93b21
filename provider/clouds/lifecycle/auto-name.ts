import { randomBytes } from "node:crypto";

/** A unique name for a snapshot that was given none, as Pulumi makes them: the logical name and 7 random hex digits. */
export function autoName(logicalName: string, longest: number): string {
  const suffix = `-${randomBytes(4).toString("hex").slice(1)}`;
  const base = logicalName.replace(/[^A-Za-z0-9_-]/g, "-").replace(/^[^A-Za-z]+/, "") || "snapshot";
  return base.slice(0, longest - suffix.length) + suffix;
}
