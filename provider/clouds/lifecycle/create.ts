import { withRetry } from "../../http/retry";
import { awaitReady } from "./await-ready";
import type { Context, Properties, Runtime, Session, SnapshotKind } from "./kind";
import { limitsOf } from "./limits";
import { NotReadyError } from "./not-ready";
import { managedState, stateOf } from "./state";
import { takenOver } from "./taken-over";

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
  const session = kind.open(inputs);
  const limits = limitsOf(kind, inputs);
  const begun = runtime.clock.now();
  const call = {
    signal: context.signal,
    busyMs: limits.create,
    onRetry: (error: Error) => context.report(error.message),
  };
  const { adopt } = inputs;
  const adopted =
    typeof adopt === "string" ? await takeOver(kind, runtime, session, adopt, inputs, context) : undefined;
  const id = adopted?.id ?? (await kind.create(session, inputs, call));
  context.report(`${id} accepted`);
  const seen = await awaitReady(
    kind,
    runtime,
    session,
    {
      id,
      inputs,
      startedAt: runtime.clock.now(),
      resumed: adopted !== undefined,
      capMs: limits.create - (runtime.clock.now() - begun),
    },
    context,
  );
  const state = stateOf(kind, inputs, session.region, seen);
  if (!adopted) return { id, state };
  try {
    await kind.update(session, id, { olds: managedState(kind, state, inputs), news: inputs }, call);
    return { id, state: stateOf(kind, inputs, session.region, await session.looks.look(id, 0, context.signal)) };
  } catch (error) {
    throw new NotReadyError(id, state, `${id} was taken over, but not brought into line: ${(error as Error).message}`);
  }
}

async function takeOver<Item>(
  kind: SnapshotKind<Item>,
  { clock }: Runtime,
  session: Session<Item>,
  id: string,
  inputs: Properties,
  { signal }: Context,
): Promise<{ id: string }> {
  const seen = await withRetry(() => session.looks.look(id, 0, signal), { clock, signal });
  if (seen.item === undefined) {
    throw new Error(
      `adopt: there is no snapshot ${id} in ${session.region}. Check the id, the region and the account.`,
    );
  }
  const refusal = kind.refuseAdoption(seen.item, inputs);
  if (refusal) throw new Error(`adopt: ${id} can not be taken over: ${refusal}.`);
  takenOver.add(id);
  return { id };
}
