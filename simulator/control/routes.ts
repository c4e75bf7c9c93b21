import type { Reader } from "../shared/readers";

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

/** Readers of what the routes of snapshots take. */
interface Bodies<P, S, C, B> {
  readonly plan: Reader<P>;
  readonly seed: Reader<S>;
  readonly change: Reader<C>;
  readonly behaviour: Reader<B>;
}

/** The control of a service that makes snapshots. */
interface Control<P, S, C, B> {
  snapshots(): unknown;
  plan(plan: P): void;
  addSnapshot(seed: S): unknown;
  changeSnapshot(change: C): unknown;
  removeSnapshot(id: string): void;
  configure(change: B): void;
}

/** The routes that every service that makes snapshots has, below a path, and its own. */
export function snapshotRoutes<P, S, C, B>(
  path: string,
  control: Control<P, S, C, B>,
  bodies: Bodies<P, S, C, B>,
  own: Routes,
): Routes {
  return {
    exact: {
      [`GET ${path}/snapshots`]: () => control.snapshots(),
      [`POST ${path}/plans`]: taking(bodies.plan, (plan) => control.plan(plan)),
      [`POST ${path}/snapshots`]: taking(bodies.seed, (seed) => control.addSnapshot(seed)),
      [`PATCH ${path}/snapshots`]: taking(bodies.change, (change) => control.changeSnapshot(change)),
      [`PATCH ${path}/behaviour`]: taking(bodies.behaviour, (change) => control.configure(change)),
      ...own.exact,
    },
    removals: { [`${path}/snapshots`]: (id) => control.removeSnapshot(id), ...own.removals },
  };
}
