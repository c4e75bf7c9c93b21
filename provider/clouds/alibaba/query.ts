import { percentEncode as encode } from "../../http/encode";

/** Request parameters of one call; undefined ones are not sent. */
export type Params = Record<string, string | number | boolean | undefined>;

/** The canonical query string: keys in code unit order, an empty value keeps its `=`. Sent and signed as it stands. */
export function canonicalQuery(params: Params): string {
  return Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${encode(key)}=${encode(String(value))}`)
    .join("&");
}

/** `Tag.1.Key`, `Tag.1.Value`, … for CreateSnapshot and TagResources. */
export function tagParams(tags: Record<string, string>): Params {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value], i) => [
      [`Tag.${i + 1}.Key`, key],
      [`Tag.${i + 1}.Value`, value],
    ]),
  );
}
