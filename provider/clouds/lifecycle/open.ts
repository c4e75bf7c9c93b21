import { withRetry } from "../../http/retry";
import type { CallOptions, Properties, Session, SnapshotKind } from "./kind";

/** A session in the place that the properties name, else in the environment's. What that asks of the cloud is repeated here. */
export const openSession = <Item, S extends Session<Item>>(
  kind: SnapshotKind<Item, S>,
  properties: Properties,
  call: CallOptions,
): Promise<S> => withRetry(() => kind.open(properties, call), call);
