/** Huawei's times as RFC 3339 in UTC: they come with microseconds and often without the zone. */
export function utcTime(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
  const time = new Date(zoned.toUpperCase());
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace(".000Z", "Z");
}
