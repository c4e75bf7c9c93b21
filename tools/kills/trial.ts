import { type Command, type Run, Stack, signal } from "../stack";
import { readBooks } from "./books";
import { cutOff } from "./cut-off";
import { hitsNeeded } from "./cuts";
import type { Evidence, Moment, NamedRun } from "./evidence";
import type { Point } from "./point";
import { program } from "./program";

const snapshotSeconds = 4;
/** No run takes nearly as long; one that does hangs. */
const longestRunMs = 180_000;
const commands = {
  up: "up --yes --skip-preview",
  destroy: "destroy --yes --skip-preview",
  cancel: "cancel --yes",
} as const;

/** So often a moment is tried in which the run turns out to be over. */
const attempts = 4;

/** Runs a point, and again at half of its moment as long as the run is over by then: what hits nothing shows nothing. */
export async function runPoint(point: Point, left = attempts): Promise<Evidence> {
  const evidence = await runOnce(point);
  if (evidence.hits >= hitsNeeded(point.how) || left === 1) return evidence;
  return runPoint({ ...point, delayMs: Math.floor(point.delayMs / 2) }, left - 1);
}

/** Runs one point on a stack of its own: cuts a run off, and then does what a user does. */
async function runOnce(point: Point): Promise<Evidence> {
  const seed = (point.seed + point.index) % 2 ** 31;
  const stack = await Stack.start(`faults-${process.pid}-${point.index}`, program(1), { snapshotSeconds, seed });
  try {
    return await cutAndRecover(stack, point);
  } finally {
    await stack.close();
  }
}

async function cutAndRecover(stack: Stack, point: Point): Promise<Evidence> {
  const runs: NamedRun[] = [];
  const run = async (args: string): Promise<NamedRun> => {
    const begunAt = Date.now();
    const done = { args, begunAt, ...(await limited(stack.start(args))) };
    runs.push(done);
    return done;
  };
  if (point.what !== "up") {
    const { code, output } = await run(commands.up);
    if (code !== 0) throw new Error(`The first up, which nothing disturbs, ended with ${code}:\n${output}`);
  }
  if (point.what === "replace") stack.write(program(2));

  const begunAt = Date.now();
  const args = point.what === "destroy" ? commands.destroy : commands.up;
  const command = stack.start(args);
  const ended = limited(command);
  const cut = await cutOff(stack, command, point);
  runs.push({ args, begunAt, ...(await ended) });
  stack.mendState();
  const afterCut = await momentOf(stack);

  if (stack.isLocked()) await run(commands.cancel);
  const ups = [await run(commands.up)];
  if (ups[0]?.code !== 0) ups.push(await run(commands.up));
  const afterUp = await momentOf(stack);
  const destroy = await run(commands.destroy);
  const afterDestroy = await momentOf(stack);
  const journal = stack.cloud.journal();
  return { point, begunAt, ...cut, afterCut, ups, afterUp, destroy, afterDestroy, runs, journal };
}

async function momentOf(stack: Stack): Promise<Moment> {
  const books = readBooks(stack.cloud);
  const at = Date.now();
  const { snapshots, pending } = await stack.exported();
  return { at, books, resources: snapshots, pending: pending.length };
}

/** The end of a command, which a hanging one is brought to. */
async function limited(command: Command): Promise<Run> {
  const timer = setTimeout(() => signal(command.pid, "SIGKILL"), longestRunMs);
  try {
    return await command.ended;
  } finally {
    clearTimeout(timer);
  }
}
