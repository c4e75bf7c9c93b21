/** What a resource's `__urn` tells. */
export interface Named {
  /** Empty without a `__urn`, which the engine takes for the whole stack. */
  readonly urn: string;
  /** Empty where the program did not name one. */
  readonly organization: string;
}

/**
 * The URN that a resource's `__urn` stands for, which leaves out what its handler knows, and the organization before its
 * stack. States of early versions hold the whole URN.
 */
export function urnOf(kind: string, recorded: unknown): Named {
  if (typeof recorded !== "string") return { urn: "", organization: "" };
  if (recorded.startsWith("urn:pulumi:")) return { urn: recorded, organization: "" };
  const [qualified = "", project, parents, ...name] = recorded.split("::");
  const [stack, organization = ""] = qualified.split("/").reverse();
  const urn = `urn:pulumi:${stack}::${project}::${parents}pulumi-nodejs:dynamic/${kind}::${name.join("::")}`;
  return { urn, organization };
}
