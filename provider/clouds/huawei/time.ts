import { isTime } from "../answers/fields";

/** Huawei's times as RFC 3339 in UTC: they come with microseconds and often without the zone. */
export function utcTime(value: unknown): string | undefined {
  if (!isTime(value)) return undefined;
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
  return new Date(zoned.toUpperCase()).toISOString().replace(".000Z", "Z");
}
