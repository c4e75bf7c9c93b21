/** The text with one part replaced. Throws unless the part stands in it exactly once. */
export function replaceOnce(text: string, from: string, to: string): string {
  const count = text.split(from).length - 1;
  if (count !== 1) throw new Error(`found ${count} times, not once: ${from}`);
  return text.replace(from, () => to);
}
