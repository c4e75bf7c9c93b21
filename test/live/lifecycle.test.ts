import { systemRuntime } from "../../provider/clouds/system-runtime";
import { allKinds, kindRows } from "../../tools/clouds";
import { handlerIn } from "../support/world";

/** Snapshots of a resource without a URN carry no marks. */
const hidden = { __urn: "live::cloud-snapshots::::before" };

/** For how long a snapshot that a list does not show counts as one that is not shown yet. */
const youngMs = 61_000;

/** The real runtime, which counts the addresses of Alibaba's calls that hold parameters. */
let queries = 0;
const watched: typeof systemRuntime = {
  ...systemRuntime,
  transport(request) {
    if (new URL(request.url).search !== "") queries++;
    return systemRuntime.transport(request);
  },
};

const ofAlibaba = kindRows.ecs.live.variable;

const silent = { status: () => {}, warn: () => {}, tell: () => {}, end: () => {} };

/** Whether ECS reads parameters in a form body under signature V3 is documented nowhere; the client works either way. */
afterAll(() => {
  if (!process.env[ofAlibaba]) return;
  const way = queries === 0 ? "from form bodies" : `from addresses only (${queries} calls)`;
  process.stderr.write(`live test: ECS read its parameters ${way}\n`);
});

for (const { kind, live, change: changeOf } of allKinds) {
  const { variable } = live;
  const runtime = variable === ofAlibaba ? watched : systemRuntime;
  const handler = handlerIn(runtime, kind(runtime), silent);
  const change = changeOf(1);
  const source = process.env[variable];
  if (!source) process.stderr.write(`live test skipped: ${variable} names nothing to take a snapshot of\n`);
  const inputs = { ...hidden, ...live.inputs(source ?? "") };

  (source ? test : test.skip)(
    `${variable}: create, no change, read, update, delete`,
    async () => {
      expect((await handler.check({}, inputs)).failures).toEqual([]);
      const { id, outs = {} } = await handler.create(inputs);
      try {
        expect(outs).toMatchObject({ ready: true, ...inputs });
        expect(await handler.diff(id, outs, inputs)).toEqual({ changes: false });
        expect(await handler.read(id, outs)).toMatchObject({ id, inputs });
        if (Object.keys(change).length > 0)
          expect((await handler.update(id, outs, { ...inputs, ...change })).outs).toMatchObject(change);
      } finally {
        await handler.delete(id, outs);
      }
      await new Promise((resolve) => setTimeout(resolve, youngMs));
      expect(await handler.read(id, outs)).toEqual({});
    },
    24 * 3_600_000,
  );
}
