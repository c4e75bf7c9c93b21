import type { Mutation, TestName } from "./mutation";

const signals = "provider/dynamic/engine-signals.ts";
const watch = "provider/dynamic/process.ts";
const cancelled = (title: string): TestName => ({ file: "test/host/cancel.test.ts", title });
const gone = (title: string): TestName => ({ file: "test/host/engine-gone.test.ts", title });
const ended = (title: string): TestName => ({ file: "test/host/process-end.test.ts", title });

/** What a provider process hears of its engine. */
export const engineSignals: readonly Mutation[] = [
  {
    name: "the engine's Cancel is heard",
    file: signals,
    from: 'if (headers[":path"] === cancelPath) onCancel();',
    to: 'if (headers[":path"] === "") onCancel();',
    test: cancelled("ends the wait of a create at once, with its id, and is the same when it comes twice"),
  },
  {
    name: "a Cancel keeps creates from going out",
    file: watch,
    from: 'onCancel: () => run.cancel("the run was cancelled"),',
    to: "onCancel: () => {},",
    test: cancelled("keeps creates that come after it from going out"),
  },
  {
    name: "calls that are broken off tell that the engine is dead",
    file: signals,
    from: '  else stream.once("aborted", onGone);',
    to: "  else stream.resume();",
    test: cancelled("when its calls are broken off"),
  },
  {
    name: "the end of the standard input tells that the engine is dead",
    file: signals,
    from: 'process.stdin.once("end", onGone).once("error", onGone).resume();',
    to: "process.stdin.resume();",
    test: cancelled("when its standard input ends"),
  },
  {
    name: "a standard input that is no pipe tells nothing of the engine",
    file: signals,
    from: "  if (!isPipe(0)) return; // a file or /dev/null ends at once, whatever the engine does\n",
    to: "",
    test: gone("and not while its engine lives"),
  },
  {
    name: "an engine whose port answers nobody is dead",
    file: watch,
    from: "    if (misses >= missesToStop) onGone();\n",
    to: "",
    test: gone("when it is idle"),
  },
  {
    name: "an engine whose port answers lives",
    file: watch,
    from: "misses = (await isEngineThere(engine)) ? 0 : misses + 1;",
    to: "misses = (await isEngineThere(engine)) ? misses + 1 : misses + 1;",
    test: gone("and not while its engine lives"),
  },
  {
    name: "what an engine that is dead was making stays adoptable",
    file: watch,
    from: "    run.cutOff();\n",
    to: "",
    test: cancelled("when its calls are broken off"),
  },
  {
    name: "a SIGTERM ends the run before the process",
    file: watch,
    from: '  process.on("SIGTERM", () => void stop(143, "the Pulumi engine has ended the run"));\n',
    to: "",
    test: ended("ends a process whose create waits, and the create keeps its id"),
  },
];
