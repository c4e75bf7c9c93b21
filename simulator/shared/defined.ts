/** The members that are not undefined. */
export function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof defined<T>
  >;
}

/** Has a map hold these entries alone. */
export function refill(map: Map<string, string>, entries: Iterable<readonly [string, string]>): void {
  const next = [...entries];
  map.clear();
  for (const [key, value] of next) {
    map.set(key, value);
  }
}
