/**
 * The URN that a resource's `__urn` stands for, which leaves out what its handler knows; without one the empty text, which
 * the engine takes for the whole stack.
 */
export function urnOf(kind: string, recorded: unknown): string {
  if (typeof recorded !== "string") return "";
  const [stack, project, parents, ...name] = recorded.split("::");
  return `urn:pulumi:${stack}::${project}::${parents}pulumi-nodejs:dynamic/${kind}::${name.join("::")}`;
}
