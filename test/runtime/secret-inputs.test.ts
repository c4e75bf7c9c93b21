import { inputsIn, kindNames, kindRows, startRun } from "../support/runs";
import { type Properties, startWorld, type World } from "../support/world";

let world: World;
beforeEach(async () => {
  world = await startWorld({ snapshotSeconds: 1 });
});
afterEach(() => world.close());

const text = "for Project Aurora, phase 2";

/** The inputs of each kind that hold the program's own words. */
const inputOf = kindNames.flatMap((kind) => kindRows[kind].words.map(([name, of]) => [kind, name, of] as const));

test.each(inputOf)(
  "%s: an answer that quotes a secret %s is shown without it, to whoever calls",
  async (kind, name, of) => {
    const words = `${text} ${kind} ${name}`;
    const hidden = { ...of(words), __secrets: name };
    const first = startRun(world, kind);
    const { id, outs } = await world.run(first.handler.create(inputsIn(world, kind, hidden)));
    const state = outs as Properties;
    expect(state["__secrets"]).toBe(name);
    const quotes = [words, encodeURIComponent(words), Buffer.from(words).toString("base64")];
    for (const message of quotes) {
      world.cloud.fault({
        kind: "error",
        status: 403,
        code: "Forbidden",
        message: `not allowed: ${message}`,
        count: 100_000,
      });
      const { handler } = startRun(world, kind);
      for (const work of [
        handler.create(inputsIn(world, kind, hidden, "other")),
        handler.read(id, state),
        handler.update(id, state, inputsIn(world, kind, { waitFor: "none", triggers: [message] })),
        handler.delete(id, state),
      ]) {
        const error = await world.run(
          work.then(
            () => new Error("it succeeded"),
            (reason: Error) => reason,
          ),
        );
        expect(error.message).toMatch(/not allowed: \[redacted\]|it succeeded/);
        expect(error.message).not.toContain(message);
      }
    }
  },
);

test("an update hides what only the record still calls a secret, because the program has dropped it", async () => {
  const description = "for Project Borealis, phase 7";
  // the process that makes it is told of no secret
  const { id, outs } = await world.run(startRun(world, "ECS").handler.create(inputsIn(world, "ECS", { description })));
  world.cloud.fault({ kind: "error", status: 403, code: "Forbidden", message: `not: ${description}`, count: 100_000 });
  const state = { ...(outs as Properties), __secrets: "description" };
  const update = startRun(world, "ECS").handler.update(id, state, inputsIn(world, "ECS"));
  await expect(world.run(update)).rejects.toThrow("not: [redacted]");
});

test("what the program does not hide is quoted: it may be what is wrong", async () => {
  world.cloud.fault({
    kind: "error",
    status: 400,
    code: "InvalidX",
    message: "not allowed: release 2026-11",
    operation: "CreateSnapshot",
  });
  const inputs = inputsIn(world, "ECS", { description: "release 2026-11" });
  await expect(world.run(startRun(world, "ECS").handler.create(inputs))).rejects.toThrow(
    "not allowed: release 2026-11",
  );
});
