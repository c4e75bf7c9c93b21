/** The number that a flag gives. Throws the usage for what is none. */
export function countIn(text: string, usage: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(usage);
  return Number(text);
}
