/** Fills the `%s` of a text in order. */
export function fill(text: string, args: readonly (string | number)[]): string {
  let next = 0;
  return text.replaceAll("%s", () => String(args[next++] ?? ""));
}
