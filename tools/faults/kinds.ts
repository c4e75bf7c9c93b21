import type { Entry } from "../clouds";
import type { Properties } from "./state";

/** Whether it exists at a moment of the cloud's time. */
export const isThere = ({ deletedAt = Number.POSITIVE_INFINITY }: Entry, at: number): boolean => deletedAt > at;

/** Whether it is of a source: no two sources share an id. */
export const isOfSource = (entry: Entry, source: Properties): boolean =>
  JSON.stringify(entry).includes(JSON.stringify(Object.values(source)[0]));
