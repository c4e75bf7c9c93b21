import { actions } from "#provider/clouds/alibaba/client";
import { ecsSnapshots } from "#provider/clouds/alibaba/ecs-snapshot/kind";
import { ecs as ecsService } from "#provider/clouds/alibaba/endpoint";
import { errorAdvice } from "#provider/clouds/alibaba/error-codes";
import { ecsLookups } from "#provider/lookups/alibaba";
import type { Cloud } from "./cloud";
import { flipping, oddStatus } from "./courses";
import { asKind, asLookups, type KindRow } from "./kind-row";

const ecs: KindRow<"ECS"> = {
  title: "ECS",
  handler: "alibaba-ecs-snapshot",
  type: "alibaba:EcsSnapshot",
  kind: asKind(ecsSnapshots),
  lookups: asLookups(ecsLookups),
  lookupName: "EcsSnapshot",
  service: "ecs",
  operations: {
    created: "CreateSnapshot",
    listed: "DescribeSnapshots",
    deleted: "DeleteSnapshot",
    released: "UntagResources",
  },
  addresses: /^https:\/\/ecs-cn-hangzhou\.aliyuncs\.com\/(\?.*)?$/,
  answer: {
    idField: "SnapshotId",
    id: (i) => `s-${i}`,
    fields: ["SnapshotName", "Tags", "Status", "Progress", "CreationTime", "SourceDiskSize"],
    list: (records) => `{"RequestId":"r","NextToken":"","Snapshots":{"Snapshot":[${records}]}}`,
    error: (code, message) => `{"RequestId":"r","Code":${code},"Message":${message}}`,
    created: (SnapshotId) => ({ SnapshotId }),
  },

  book: ({ ecs }) => ecs.snapshots(),
  source: ({ ecs }) => ({ diskId: ecs.putDisk({}).id }),
  first: ({ alibaba }) => ({ diskId: alibaba.disks[0] }),
  named: [{ diskId: "d-1" }, { diskId: "d-2" }],
  stranger: ({ ecs }, { diskId }, ageSeconds) => ecs.addSnapshot({ diskId: String(diskId), ageSeconds }).id,
  sources: ({ ecs }) => ecs.disks().map(({ id }) => id),

  given: { snapshotName: "before", tags: { a: "1" }, retentionDays: 7 },
  change: (n) => ({ description: `change ${n}`, tags: { change: `${n}` } }),
  fixed: [],
  words: [
    ["description", (description) => ({ description })],
    ["tags", (note) => ({ tags: { note } })],
  ],
  refused: `{ diskId: hidden, snapshotName: hidden, description: hidden.apply((text) => "http://" + text),
    retentionDays: hidden, tags: { "aliyun:x": hidden }, region: hidden }`,

  plan: ({ ecs }, { outcome, seconds }, isFlipping = () => false) =>
    ecs.plan({
      seconds,
      outcome: outcome === "ready" || outcome === "odd" || outcome === "flip" ? "accomplished" : outcome,
      ...(outcome === "odd" ? { status: oddStatus } : {}),
      ...(outcome === "flip" ? { fields: flipping("Status", "progressing", isFlipping) } : {}),
    }),
  hide: ({ ecs }, invisibleSeconds) => ecs.configure({ invisibleSeconds }),
  strip: ({ ecs }, id, words) => ecs.changeSnapshot({ id, tags: words ? { note: words } : {} }),
  remove: ({ ecs }, id) => ecs.removeSnapshot(id),

  idle: ["open", "seeSource"],
  live: {
    variable: "CLOUD_SNAPSHOTS_LIVE_ALIBABA_DISK",
    inputs: (diskId) => ({ diskId, retentionDays: 1, tags: { test: "live" } }),
  },
};

export const alibaba: Cloud<{ ecs: KindRow<"ECS"> }> = {
  keys: { id: "ALICLOUD_ACCESS_KEY", secret: "ALICLOUD_SECRET_KEY", token: "ALICLOUD_SECURITY_TOKEN" },
  otherSecrets: [],
  region: {
    variable: "ALICLOUD_REGION",
    name: "cn-hangzhou",
    other: "cn-beijing",
    near: ["CN-HANGZHOU", "cn-hangzhou-b", "oss-cn-hangzhou"],
    areAllKnown: false,
  },
  services: {
    ecs: {
      variable: "CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS",
      own: ecsService,
      host: "ecs-cn-hangzhou.aliyuncs.com",
      origin: ({ alibaba }) => alibaba.ecs,
    },
  },
  admit: ({ ecs }, { id, secret, token, expiresAt }) =>
    ecs.putCredentials({
      accessKeyId: id,
      accessKeySecret: secret,
      ...(token ? { securityToken: token } : {}),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }),
  signer: /Credential=([^,/\s]+)/,
  tokenHeaders: ["x-acs-security-token"],
  operations: actions,
  advice: (code) => errorAdvice(code, "DescribeSnapshots"),
  behaviour: ({ lags, callsPerSecond }) => ({ alibaba: { ...lags, callsPerMinute: { "*": callsPerSecond * 60 } } }),
  settings: ({ alibaba }) => ({ diskId: alibaba.disks[0] }),
  kinds: { ecs },
};
