import { joined, largeValues } from "./values";

/** How a cloud writes its answers. */
export interface AnswerForm {
  readonly idField: string;
  /** An id that it could have. */
  readonly id: (i: number) => string;
  /** Fields that are read, each in a way of its own. */
  readonly fields: readonly string[];
  readonly list: (records: string) => string;
  readonly single?: (record: string) => string;
  readonly error: (code: string, message: string) => string;
}

const uuid = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`;

const huawei = {
  idField: "id",
  id: uuid,
  list: (records: string) => `{"snapshots":[${records}]}`,
  single: (record: string) => `{"snapshot":${record}}`,
  error: (code: string, message: string) => `{"error_code":${code},"error_msg":${message}}`,
};

export const forms = {
  ECS: {
    idField: "SnapshotId",
    id: (i) => `s-${i}`,
    fields: ["SnapshotName", "Tags", "Status", "Progress", "CreationTime", "SourceDiskSize"],
    list: (records) => `{"RequestId":"r","NextToken":"","Snapshots":{"Snapshot":[${records}]}}`,
    error: (code, message) => `{"RequestId":"r","Code":${code},"Message":${message}}`,
  },
  EVS: { ...huawei, fields: ["name", "metadata", "status", "created_at", "size"] },
  DWS: {
    ...huawei,
    single: huawei.list, // the first look of a process reads the whole list
    fields: [
      "description",
      "datastore",
      "fine_grained_backup_detail",
      "status",
      "type",
      "started",
      "cluster_id",
      "name",
    ],
  },
  BCC: {
    idField: "id",
    id: (i) => `s-${i}`,
    fields: ["name", "desc", "tags", "status", "progress", "createTime", "volumeId"],
    list: (records) => `{"isTruncated":false,"snapshots":[${records}]}`,
    single: (record) => `{"snapshot":${record}}`,
    error: (code, message) => `{"requestId":"r","code":${code},"message":${message}}`,
  },
} satisfies Record<string, AnswerForm>;

export type CloudName = keyof typeof forms;

/** One answer of a cloud. */
export interface LargeAnswer {
  readonly cloud: CloudName;
  /** What reads it: a look-up of all, a create that looks for what an interrupted run began, or a refresh of one. */
  readonly way: "list" | "search" | "look";
  readonly shape: string;
  readonly status: number;
  readonly body: string;
}

/** Answers of about a size of one cloud, of every shape. The snapshot of interest has the id of number 0. */
export function* largeAnswers(cloud: CloudName, size: number): Generator<LargeAnswer> {
  const form: AnswerForm = forms[cloud];
  const { idField, id, fields, list, single = list, error } = form;
  const record = (i: number, rest = "") => `{"${idField}":"${id(i)}"${rest}}`;
  const full = fields.map((field) => `,"${field}":"2026-01-01T00:00:00Z"`).join("");
  const lists: Record<string, string> = {
    "many small records": joined(size, (i) => record(i)),
    "many full records": joined(size, (i) => record(i, full)),
    "many records of one id": joined(size, () => record(0)),
    "many records without an id": joined(size, () => "{}"),
    "many nulls": joined(size, () => "null"),
  };
  for (const [shape, records] of Object.entries(lists)) {
    for (const way of ["list", "search", "look"] as const)
      yield { cloud, way, shape, status: 200, body: list(records) };
  }
  for (const [what, value] of Object.entries(largeValues(size))) {
    yield { cloud, way: "list", shape: `${what} as a record`, status: 200, body: list(value) };
    for (const field of fields) {
      const shape = `${what} as ${field}`;
      const odd = record(0, `,"${field}":${value}`);
      yield { cloud, way: "list", shape, status: 200, body: list(odd) };
      yield { cloud, way: "look", shape, status: 200, body: single(odd) };
    }
    yield { cloud, way: "look", shape: `${what} as an error's message`, status: 400, body: error('"Odd"', value) };
    yield { cloud, way: "look", shape: `${what} as an error's code`, status: 400, body: error(value, '"m"') };
    yield { cloud, way: "look", shape: `${what} as a whole error`, status: 400, body: value };
  }
  const plain = error('"Odd"', `"${"x".repeat(size)}"`);
  const wholes: Record<string, string> = {
    HTML: `<html>${"<p>busy</p>".repeat(size / 11)}</html>`,
    base64: Buffer.from(plain).toString("base64"),
    blanks: " ".repeat(size),
    "blanks before an error": " ".repeat(size) + error('"Odd"', '"m"'),
    "half an answer": plain.slice(0, plain.length / 2),
    "a bottomless beginning": "[".repeat(size),
  };
  for (const [shape, body] of Object.entries(wholes)) yield { cloud, way: "look", shape, status: 502, body };
}
