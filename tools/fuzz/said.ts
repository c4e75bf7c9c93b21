const methods = ["log", "info", "warn", "error"] as const;

/** What a piece of work prints: outside of a run Pulumi writes its log there. */
export async function listening<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly printed: readonly string[] }> {
  const printed: string[] = [];
  const own = methods.map((method) => console[method]);
  for (const method of methods) console[method] = (...args: unknown[]) => void printed.push(args.map(String).join(" "));
  try {
    return { value: await work(), printed };
  } finally {
    for (const [i, method] of methods.entries()) console[method] = own[i] as (typeof console)[typeof method];
  }
}
