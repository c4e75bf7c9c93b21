import type { Reader } from "./shape";

/** Answers one request of the control service. */
export type Route = (body: string) => unknown;

/** What one part of the control service answers. */
export interface Routes {
  /** By method and path. */
  readonly exact: Readonly<Record<string, Route>>;
  /** `DELETE` of a path and an id, by the path. */
  readonly removals: Readonly<Record<string, (id: string) => void>>;
}

/** A route whose body is a JSON document. */
export function taking<T>(read: Reader<T>, act: (value: T) => unknown): Route {
  return (body) => act(read(JSON.parse(body), "body"));
}
