import type { Failure } from "../inputs/rules";
import { changeOf, type Properties, type SnapshotKind } from "./kind";

/** The inputs to use, and everything that is wrong with them. An empty text or map is the same as no input. */
export function check<Item>(
  kind: SnapshotKind<Item>,
  olds: Properties,
  news: Properties,
): { isEmpty: (key: string) => boolean; failures: Failure[] } {
  const isEmpty = (key: string) => {
    const value = news[key];
    if (value === null || value === undefined) return true;
    if (changeOf(kind, key) !== "live") return false;
    return value === "" || (typeof value === "object" && Object.keys(value).length === 0);
  };
  return { isEmpty, failures: kind.check(news, olds) };
}
