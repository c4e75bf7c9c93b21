import { dwsSnapshots } from "#provider/clouds/huawei/dws-snapshot/kind";
import { dwsSnapshotCopies } from "#provider/clouds/huawei/dws-snapshot-copy/kind";
import { evsSnapshots } from "#provider/clouds/huawei/evs-snapshot/kind";
import { dwsLookups } from "#provider/lookups/huawei-dws";
import { evsLookups } from "#provider/lookups/huawei-evs";
import { courseOf } from "./courses";
import { type AnswerForm, asKind, asLookups, type Entry, type Handles, type KindRow } from "./kind-row";

const uuid = "2a4d0f86-67cd-408a-8b66-017454fb7793";
const otherUuid = "4f87d3c4-9e33-482f-b962-e23b30d1a18c";

const answer = {
  idField: "id",
  id: (i) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
  list: (records) => `{"snapshots":[${records}]}`,
  single: (record) => `{"snapshot":${record}}`,
  error: (code, message) => `{"error_code":${code},"error_msg":${message}}`,
  created: (id) => ({ snapshot: { id } }),
} as const satisfies Omit<AnswerForm, "fields">;

const project = "[0-9a-f]{32}";
const id = "[\\w-]+";
const iam = `https://iam\\.cn-north-4\\.myhuaweicloud\\.com/v3/(auth/tokens|projects\\?name=cn-north-4)`;

export const evs: KindRow<"EVS"> = {
  title: "EVS",
  handler: "huawei-evs-snapshot",
  type: "huawei:EvsSnapshot",
  kind: asKind(evsSnapshots),
  lookups: asLookups(evsLookups),
  lookupName: "EvsSnapshot",
  service: "evs",
  operations: {
    created: "CreateSnapshot",
    listed: "ListSnapshots",
    deleted: "DeleteSnapshot",
    single: "ShowSnapshot",
    released: "DeleteSnapshotMetadataItem",
  },
  addresses: new RegExp(
    `^(https://evs\\.cn-north-4\\.myhuaweicloud\\.com/v2/${project}/(cloudsnapshots(/${id})?|cloudsnapshots/detail|snapshots/${id}/metadata|cloudvolumes/${id})(\\?.*)?|${iam})$`,
  ),
  answer: { ...answer, fields: ["name", "metadata", "status", "created_at", "size"] },

  book: ({ evs }) => evs.snapshots(),
  source: ({ evs }) => ({ volumeId: evs.putVolume({}).id }),
  first: ({ huawei }) => ({ volumeId: huawei.volumes[0] }),
  named: [{ volumeId: uuid }, { volumeId: otherUuid }],
  stranger: ({ evs }, { volumeId }, ageSeconds) => evs.addSnapshot({ volumeId: String(volumeId), ageSeconds }).id,

  given: { name: "before", metadata: { a: "1" } },
  change: (n) => ({ description: `change ${n}`, metadata: { change: `${n}` } }),
  fixed: [],
  words: [["metadata", (note) => ({ metadata: { note } })]],
  refused: `{ volumeId: hidden, metadata: { "__system__x": hidden }, force: hidden }`,

  plan: ({ evs }, plan, isFlipping) => evs.plan(courseOf(plan, "status", "creating", isFlipping)),
  hide: ({ evs }, invisibleSeconds) => evs.configure({ invisibleSeconds }),
  spoil: ({ evs }, id) => evs.changeSnapshot({ id, status: "error" } as never),
  strip: ({ evs }, id, words) => evs.changeSnapshot({ id, metadata: words ? { note: words } : {} }),
  remove: ({ evs }, id) => evs.removeSnapshot(id),

  idle: ["seeSource"],
  live: {
    variable: "CLOUD_SNAPSHOTS_LIVE_HUAWEI_VOLUME",
    inputs: (volumeId) => ({ volumeId, force: true, metadata: { test: "live" } }),
  },
};

const isCopy = (entry: Entry) => "copyOf" in entry && entry.copyOf !== undefined;

/** What snapshots of clusters and copies of them have in common. */
const ofClusters = {
  lookups: asLookups(dwsLookups),
  lookupName: "DwsSnapshot",
  service: "dws",
  addresses: new RegExp(
    `^(https://dws\\.cn-north-4\\.myhuaweicloud\\.com/v1\\.0/${project}/(snapshots(/${id}(/linked-copy)?)?|clusters(/${id})?)(\\?.*)?|${iam})$`,
  ),
  answer: {
    ...answer,
    single: answer.list, // the first poll of a process reads the whole list
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
  book: ({ dws }: Handles) => dws.snapshots().filter(({ type }) => type === "MANUAL"),
  given: { description: "old" },
  change: () => ({}),
  words: [["description", (description: string) => ({ description })]],
  hide: ({ dws }: Handles, invisibleSeconds: number) => dws.configure({ invisibleSeconds }),
  spoil: ({ dws }: Handles, id: string) => dws.changeSnapshot({ id, status: "UNAVAILABLE" } as never),
  remove: ({ dws }: Handles, id: string) => dws.removeSnapshot(id),
} as const;

const operations = { listed: "ListSnapshots", deleted: "DeleteSnapshot", single: "ListSnapshotDetails" } as const;

export const dws: KindRow<"DWS"> = {
  ...ofClusters,
  title: "DWS",
  handler: "huawei-dws-snapshot",
  type: "huawei:DwsSnapshot",
  kind: asKind(dwsSnapshots),
  operations: { ...operations, created: "CreateSnapshot" },
  isOwn: (entry) => !isCopy(entry),
  source: ({ dws }) => ({ clusterId: dws.putCluster({}).id }),
  first: ({ huawei }) => ({ clusterId: huawei.clusters[0] }),
  named: [{ clusterId: uuid }, { clusterId: otherUuid }],
  stranger: ({ dws }, { clusterId }, ageSeconds) => dws.addSnapshot({ clusterId: String(clusterId), ageSeconds }).id,
  fixed: [
    [{ description: "one" }, { description: "two" }],
    [{}, { description: "two" }],
    [{ description: "one" }, {}],
  ],
  refused: "{ clusterId: hidden, name: hidden, timeouts: { create: hidden } }",
  plan: ({ dws }, plan, isFlipping) =>
    dws.plan({ made: "created", ...courseOf(plan, "status", "CREATING", isFlipping) }),
  idle: ["seeSource", "update"],
  live: { variable: "CLOUD_SNAPSHOTS_LIVE_HUAWEI_CLUSTER", inputs: (clusterId) => ({ clusterId }) },
};

export const copy: KindRow<"DWS copy"> = {
  ...ofClusters,
  title: "DWS copy",
  handler: "huawei-dws-snapshot-copy",
  type: "huawei:DwsSnapshotCopy",
  kind: asKind(dwsSnapshotCopies),
  operations: { ...operations, created: "CopySnapshot" },
  answer: { ...ofClusters.answer, created: (snapshot_id) => ({ snapshot_id }) },
  isOwn: isCopy,
  source: ({ dws }) => ({ sourceSnapshotId: dws.addAutomated({ clusterId: dws.putCluster({}).id }).id }),
  first: ({ huawei }) => ({ sourceSnapshotId: huawei.automatedSnapshots[0] }),
  named: [{ sourceSnapshotId: uuid }, { sourceSnapshotId: otherUuid }],
  // a copy that is not ours would leave no room for ours
  stranger: ({ dws }, _, ageSeconds) => dws.addSnapshot({ clusterId: dws.putCluster({}).id, ageSeconds }).id,
  fixed: [[{ description: "one" }, { description: "two" }]],
  refused: "{ sourceSnapshotId: hidden, backupName: hidden, waitFor: hidden }",
  plan: ({ dws }, plan, isFlipping) =>
    dws.plan({ made: "copied", ...courseOf(plan, "status", "CREATING", isFlipping) }),
  idle: ["many", "one", "update"],
  live: {
    variable: "CLOUD_SNAPSHOTS_LIVE_HUAWEI_AUTOMATED_SNAPSHOT",
    inputs: (sourceSnapshotId) => ({ sourceSnapshotId }),
  },
};
