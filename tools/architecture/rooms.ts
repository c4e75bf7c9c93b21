/** A part of the repository with one purpose, and what it may import. */
export interface Room {
  readonly name: string;
  /** Paths of its source files. */
  readonly files: RegExp;
  /** What it holds, for the table. */
  readonly holds: string;
  /** The same in a few words, for the picture. */
  readonly label: string;
  /** Rooms that it may import. */
  readonly mayImport: readonly string[];
  /** Rooms whose files it names in texts, without an import. */
  readonly names?: readonly string[];
  /** Its folders know nothing of each other. */
  readonly isByFolder?: boolean;
  /** Where it is drawn: column from the left, row from the top. Imports lead down. */
  readonly at: readonly [column: number, row: number];
}

const provider: readonly Room[] = [
  {
    name: "provider",
    files: /^provider\/[^/]+$/,
    holds: "what the package exports: `index.ts` and one file for each cloud",
    label: "what the package exports",
    mayImport: ["lookups", "resources"],
    at: [1, 0],
  },
  {
    name: "lookups",
    files: /^provider\/lookups\//,
    holds: "`get…` functions for programs",
    label: "get… functions for programs",
    mayImport: [
      "resources",
      "pulumi",
      "clouds/<cloud>",
      "clouds/shared",

      "clouds/lifecycle",
      "clouds/inputs",
      "readiness",
      "time",
    ],
    at: [0, 1],
  },
  {
    name: "resources",
    files: /^provider\/resources\//,
    holds: "the classes that programs use; they name their handler in a text only",
    label: "the classes that programs use",
    mayImport: [],
    names: ["handlers"],
    at: [2, 2],
  },
  {
    name: "handlers",
    files: /^provider\/handlers\//,
    holds: "one file for each resource type, named in state files: paths are permanent",
    label: "one file for each resource type",
    mayImport: ["dynamic", "clouds/<cloud>"],
    at: [2, 3],
  },
  {
    name: "dynamic",
    files: /^provider\/dynamic\//,
    holds: "Pulumi's provider process: adapter, values, secrets, rows, cancels",
    label: "Pulumi's provider process",
    mayImport: ["pulumi", "clouds/shared", "clouds/lifecycle", "clouds/inputs", "clouds/answers", "http", "time"],
    at: [2, 4],
  },
  {
    name: "pulumi",
    files: /^provider\/pulumi\//,
    holds: "Pulumi's words for what people run and set; errors of look-ups",
    label: "Pulumi's words for texts",
    mayImport: ["http"],
    at: [1, 5],
  },
  {
    name: "clouds/<cloud>",
    files: /^provider\/clouds\/(?!answers|inputs|lifecycle|place|shared)[^/]+\//,
    holds: "signing, calls, codes, statuses. Knows no other",
    isByFolder: true,
    label: "calls of one API, and its kinds",
    mayImport: [
      "clouds/shared",
      "clouds/place",
      "clouds/lifecycle",
      "clouds/inputs",
      "clouds/answers",
      "readiness",
      "http",
      "time",
    ],
    at: [0, 5],
  },
  {
    name: "clouds/shared",
    files: /^provider\/clouds\/(shared\/|[^/]+$)/,
    holds: "the client around each API's dialect, sessions, `system-runtime.ts`",
    label: "clients and sessions of all APIs",
    mayImport: ["clouds/lifecycle", "http", "time"],
    at: [2, 6],
  },
  {
    name: "clouds/place",
    files: /^provider\/clouds\/place\//,
    holds: "endpoints, credentials and identity: where and as whom a cloud is called",
    label: "where, and as whom",
    mayImport: ["clouds/lifecycle", "clouds/inputs", "http"],
    at: [0, 6],
  },
  {
    name: "clouds/lifecycle",
    files: /^provider\/clouds\/lifecycle\//,
    holds: "create, read, update, delete, diff; marks; `SnapshotKind`",
    label: "create, read, update, delete, diff",
    mayImport: ["clouds/inputs", "clouds/answers", "readiness", "http", "time"],
    at: [0.5, 7],
  },
  {
    name: "clouds/inputs",
    files: /^provider\/clouds\/inputs\//,
    holds: "schemas and rules of inputs, regions among them",
    label: "schemas and rules of inputs",
    mayImport: ["clouds/answers", "http", "time"],
    at: [0.5, 8],
  },
  {
    name: "clouds/answers",
    files: /^provider\/clouds\/answers\//,
    holds: "which ids, records and fields of a cloud's answer are believed",
    label: "what is believed of an answer",
    mayImport: ["readiness", "http", "time"],
    at: [0.5, 9],
  },
  {
    name: "readiness",
    files: /^provider\/readiness\//,
    holds: "schedule, coalescer, waiter. Knows no cloud and no Pulumi",
    label: "when to look, and waiting",
    mayImport: ["time"],
    at: [0, 10],
  },
  {
    name: "http",
    files: /^provider\/http\//,
    holds: "got set-up, proxies, retries, throttle gate, kinds of errors, redaction, printable texts",
    label: "requests, retries, errors",
    mayImport: ["time"],
    at: [2, 10],
  },
  {
    name: "time",
    files: /^provider\/time\//,
    holds: "the clock seam, durations",
    label: "the clock, durations",
    mayImport: [],
    at: [1, 11],
  },
];

/** Stands for all rooms of the provider, where others import them. */
export const wholeProvider = "the provider";

/** Rooms beside the provider. */
const others: readonly Room[] = [
  {
    name: "test",
    files: /^test\//,
    holds: "tests, by level",
    label: "by level",
    mayImport: ["bench", "tools", "simulator", wholeProvider],
    at: [3, 1],
  },
  {
    name: "bench",
    files: /^bench\//,
    holds: "other providers' polling laws, ours, and what both cost",
    label: "measurements",
    mayImport: ["tools", "simulator", wholeProvider],
    at: [3, 3],
  },
  {
    name: "tools",
    files: /^tools\//,
    holds: "the engine finder, the demo, stacks on the real engine; its kills, the fault campaign, mutations, fuzzing",
    label: "demo, engine, faults, mutations",
    mayImport: ["simulator", wholeProvider],
    at: [3, 5],
  },
  {
    name: "simulator",
    files: /^simulator\//,
    holds: "strict stand-ins of the clouds; an independent reading of their contracts",
    label: "stand-ins of the clouds",
    mayImport: [],
    at: [3, 7],
  },
];

export const rooms: readonly Room[] = [...provider, ...others];

export const isInProvider = (room: Room): boolean => provider.includes(room);

/** The room of a source file. `file`: from the root of the repository, with slashes. */
export function roomOf(file: string): Room {
  const found = rooms.find(({ files }) => files.test(file));
  if (!found) throw new Error(`${file} is in no room: add it to tools/architecture/rooms.ts`);
  return found;
}
