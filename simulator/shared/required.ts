/** @throws Error when there is no such thing. */
export function required<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) {
    throw new Error(`no ${name}`);
  }
  return thing;
}
