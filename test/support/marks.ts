const markKey = /^pulumi-cloud-snapshots-(owner|making)$/;
const marker = /(^| )pulumi-cloud-snapshots:\S+$/;

const withoutKeys = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !markKey.test(key)));
const isMap = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

/** An entry of a cloud's own book as users think of it: without the marks that tell whose the snapshot is. */
export function unmarked<T extends object>(snapshot: T): T {
  const own = { ...snapshot } as Record<string, unknown>;
  for (const key of ["tags", "metadata"]) if (isMap(own[key])) own[key] = withoutKeys(own[key]);
  if (typeof own["description"] === "string") own["description"] = own["description"].replace(marker, "");
  return own as T;
}

/** A recorded state as if the cloud had accepted its snapshot two minutes earlier: time enough to show it everywhere. */
export function aged(state: Record<string, unknown>): Record<string, unknown> {
  const [token, ...times] = String(state["__owner"]).split(".");
  const earlier = times.map((time) => (Number.parseInt(time, 36) - 120).toString(36));
  return { ...state, __owner: [token, ...earlier].join(".") };
}
