import { isAnswer, Shared } from "../../http/shared";
import type { Runtime } from "../lifecycle/kind";

/**
 * Sessions of one API, kept by runtime and by who calls where: all kinds of the API share their polls, their part of the quota and
 * their tokens.
 */
export function sessionStore<S>() {
  const stores = new WeakMap<Runtime, Map<string, Shared<S>>>();

  /** The session of this key, else a new one that all who ask for it meanwhile wait for. */
  return (runtime: Runtime, key: string, open: () => Promise<S>, signal?: AbortSignal): Promise<S> => {
    const store = stores.get(runtime) ?? new Map<string, Shared<S>>();
    stores.set(runtime, store);
    const session = store.get(key) ?? new Shared<S>(isAnswer);
    store.set(key, session);
    return session.get(open, signal);
  };
}
