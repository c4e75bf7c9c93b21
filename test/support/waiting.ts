import { failureOf, type Host, hidden } from "./host";

/** What the work gives, if that is before the deadline. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A create whose snapshot exists and never gets ready, and what it will fail with. */
export async function waitingCreate({ cloud, provider, engine, disk }: Host): Promise<{ failure: Promise<Error> }> {
  cloud.ecs.plan({ outcome: "stick", seconds: 2 });
  const failure = failureOf(provider.create({ ...hidden, diskId: disk }));
  await engine.line(({ text }) => /^(usable, )?\d+ %/.test(text));
  return { failure };
}

/** Resolves once the condition holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
