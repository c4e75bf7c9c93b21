import { bccSnapshots } from "#provider/clouds/baidu/bcc-snapshot/kind";
import { operations } from "#provider/clouds/baidu/client";
import { bcc as bccService } from "#provider/clouds/baidu/endpoint";
import { errorAdvice } from "#provider/clouds/baidu/error-codes";
import { bccLookups } from "#provider/lookups/baidu";
import type { Cloud } from "./cloud";
import { courseOf } from "./courses";
import { asKind, asLookups, type KindRow } from "./kind-row";

const bcc: KindRow<"BCC"> = {
  title: "BCC",
  handler: "baidu-bcc-snapshot",
  type: "baidu:BccSnapshot",
  kind: asKind(bccSnapshots),
  lookups: asLookups(bccLookups),
  lookupName: "BccSnapshot",
  service: "bcc",
  operations: {
    created: "CreateSnapshot",
    listed: "ListSnapshots",
    deleted: "DeleteSnapshot",
    single: "GetSnapshotDetail",
    released: "ModifySnapshotAttribute",
  },
  addresses: /^https:\/\/bcc\.bj\.baidubce\.com\/v2\/(snapshot|volume)(\/[\w-]+)?(\?.*)?$/,
  answer: {
    idField: "id",
    id: (i) => `s-${i}`,
    fields: ["name", "desc", "tags", "status", "progress", "createTime", "volumeId"],
    list: (records) => `{"isTruncated":false,"snapshots":[${records}]}`,
    single: (record) => `{"snapshot":${record}}`,
    error: (code, message) => `{"requestId":"r","code":${code},"message":${message}}`,
    created: (snapshotId) => ({ snapshotId }),
  },

  book: ({ bcc }) => bcc.snapshots(),
  source: ({ bcc }) => ({ volumeId: bcc.putVolume({}).id }),
  first: ({ baidu }) => ({ volumeId: baidu.volumes[0] }),
  named: [{ volumeId: "v-1" }, { volumeId: "v-2" }],
  stranger: ({ bcc }, { volumeId }, ageSeconds) => bcc.addSnapshot({ volumeId: String(volumeId), ageSeconds }).id,

  given: { tags: { a: "1" }, retentionInDays: 7 },
  change: (n) => ({ desc: `change ${n}` }),
  fixed: [
    [{ tags: { a: "1" } }, { tags: { a: "2" } }],
    [{}, { tags: { a: "1" } }],
  ],
  words: [["desc", (desc) => ({ desc })]],
  refused: `{ volumeId: hidden, desc: hidden.apply((text) => text + "!"), adopt: hidden }`,

  plan: ({ bcc }, plan, isFlipping) => bcc.plan(courseOf(plan, "status", "Creating", isFlipping)),
  hide: ({ bcc }, invisibleSeconds) => bcc.configure({ invisibleSeconds }),
  spoil: ({ bcc }, id) => bcc.changeSnapshot({ id, status: "NotAvailable" } as never),
  strip: ({ bcc }, id, words = "") => bcc.changeSnapshot({ id, description: words } as never),
  remove: ({ bcc }, id) => bcc.removeSnapshot(id),

  idle: ["open", "seeSource"],
  live: { variable: "CLOUD_SNAPSHOTS_LIVE_BAIDU_VOLUME", inputs: (volumeId) => ({ volumeId, retentionInDays: 1 }) },
};

export const baidu: Cloud<{ bcc: KindRow<"BCC"> }> = {
  keys: { id: "BAIDUCLOUD_ACCESS_KEY", secret: "BAIDUCLOUD_SECRET_KEY", token: "BAIDUCLOUD_SESSION_TOKEN" },
  otherSecrets: [],
  region: {
    variable: "BAIDUCLOUD_REGION",
    name: "bj",
    other: "gz",
    near: ["BJ", "bj-a", "cn-bj-a", "bos"],
    areAllKnown: true,
  },
  services: {
    bcc: {
      variable: "CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC",
      own: bccService,
      host: "bcc.bj.baidubce.com",
      origin: ({ baidu }) => baidu.bcc,
    },
  },
  admit: ({ bcc }, { id, secret, token, expiresAt }) =>
    bcc.putCredentials({
      accessKeyId: id,
      accessKeySecret: secret,
      ...(token ? { securityToken: token } : {}),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }),
  signer: /bce-auth-v1\/([^,/\s]+)/,
  tokenHeaders: ["x-bce-security-token"],
  operations,
  advice: (code) => errorAdvice(code),
  behaviour: ({ lags, callsPerSecond }) => ({ baidu: { ...lags, callsPerSecond: { "*": callsPerSecond } } }),
  settings: ({ baidu }) => ({ cdsVolumeId: baidu.volumes[0], instanceId: baidu.instances[0] }),
  kinds: { bcc },
};
