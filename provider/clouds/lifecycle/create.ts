import { withRetry } from "../../http/retry";
import { awaitReady } from "./await-ready";
import { inTurn } from "./in-turn";
import type { CallOptions, Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import { limitsOf } from "./limits";
import { NotReadyError } from "./not-ready";
import { madeAt, stateOf, toldState, untoldState } from "./state";

export interface Created {
  readonly id: string;
  readonly state: Properties;
}

/**
 * Makes a snapshot, or takes over the one that `adopt` names, and waits for it.
 * Throws NotReadyError, with the id, for everything that goes wrong once the snapshot exists.
 */
export async function create<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  inputs: Properties,
  context: Context,
): Promise<Created> {
  const session = await kind.open(inputs, context.signal);
  const call: CallOptions = {
    signal: context.signal,
    logicalName: context.logicalName,
    busyMs: limitsOf(kind, inputs).create,
    onRetry: (error) => context.report(error.message),
  };
  const { adopt } = inputs;
  if (typeof adopt === "string") return takeOver(kind, runtime, session, adopt, inputs, call, context);
  return inTurn(
    runtime.memory,
    kind.turn?.(inputs),
    () => context.report("waiting for its turn: the cloud is making another snapshot of this source"),
    async () => {
      const begun = runtime.clock.now();
      const id = await kind.create(session, inputs, call);
      context.report(`${id} accepted`);
      const startedAt = runtime.clock.now();
      const capMs = call.busyMs - (startedAt - begun);
      const wait = { id, inputs, startedAt, resumed: false, capMs };
      try {
        const ready = await awaitReady(kind, runtime, session, wait, context);
        return { id, state: stateOf(kind, inputs, session.place, ready) };
      } catch (error) {
        if (error instanceof NotReadyError) throw error;
        throw new NotReadyError(id, stateOf(kind, inputs, session.place, undefined), `${id}: ${String(error)}`);
      }
    },
  );
}

async function takeOver<Item>(
  kind: SnapshotKind<Item>,
  runtime: Runtime,
  session: Session<Item>,
  id: string,
  inputs: Properties,
  call: CallOptions,
  context: Context,
): Promise<Created> {
  const { clock, memory } = runtime;
  const { signal } = context;
  const look = () => withRetry(() => session.looks.look(id, 0, signal), { clock, signal });
  const found = await look();
  if (found.item === undefined) {
    throw new Error(
      `adopt: there is no snapshot ${id} in ${session.place.region}. Check the id, the region and the account.`,
    );
  }
  const refusal = kind.refuseAdoption(found.item, inputs);
  if (refusal) throw new Error(`adopt: ${id} can not be taken over: ${refusal}.`);
  memory.takenOver.add(id);
  const startedAt = madeAt(kind.outputs(found.item), clock);
  const wait = { id, inputs, startedAt, resumed: true, capMs: call.busyMs };
  const ready = await awaitReady(kind, runtime, session, wait, context).catch((error: unknown) => {
    if (!(error instanceof NotReadyError)) throw error;
    throw new NotReadyError(id, untoldState(kind, error.state), error.message);
  });
  const state = stateOf(kind, inputs, session.place, ready);
  try {
    await kind.update(session, id, { olds: toldState(kind, state, inputs), news: inputs }, call);
    return { id, state: stateOf(kind, inputs, session.place, await look()) };
  } catch (error) {
    const reason = `${id} was taken over, but not brought into line: ${(error as Error).message}`;
    throw new NotReadyError(id, untoldState(kind, state), reason);
  }
}
