import { rmSync } from "node:fs";
import { join } from "node:path";
import { canaries, canariesIn, textBelow } from "../support/canaries";
import { startEchoCloud } from "../support/echo-cloud";
import { Stack } from "../support/stack";

jest.setTimeout(300_000);

const { secretKey, token, password, proxyPassword, input } = canaries;

/** Keys as a file that was read with its line break gives them. */
const keys = {
  ALICLOUD_ACCESS_KEY: "canaryAk",
  ALICLOUD_SECRET_KEY: `${secretKey}\n`,
  ALICLOUD_SECURITY_TOKEN: `${token}\n`,
  BAIDUCLOUD_ACCESS_KEY: "canaryAk",
  BAIDUCLOUD_SECRET_KEY: `${secretKey}\n`,
  BAIDUCLOUD_SESSION_TOKEN: `${token}\r\n`,
  HUAWEICLOUD_SDK_AK: "",
  HUAWEICLOUD_SDK_SK: "",
  HW_USER_NAME: "ci",
  HW_USER_PASSWORD: `${password}\n`,
  HW_DOMAIN_NAME: "company",
  HTTPS_PROXY: `http://ci:${encodeURIComponent(proxyPassword)}@127.0.0.1:9`,
};

const allKinds = (extra = "") => `
const hidden = pulumi.secret(${JSON.stringify(input)});
new alibaba.EcsSnapshot("ecs", { diskId: disk(0), description: hidden, tags: { note: hidden } });
new huawei.EvsSnapshot("evs", { volumeId: volumes[0], metadata: { note: hidden } });
new huawei.DwsSnapshot("dws", { clusterId: clusters[0] });
new baidu.BccSnapshot("bcc", { volumeId: bcc.volumes[0] });
${extra}`;

const commands = [
  "preview -v=9 --logtostderr",
  "preview --json",
  "up -v=9 --logtostderr",
  "up --json",
  "refresh -v=9 --logtostderr",
  "destroy -v=9 --logtostderr",
  "destroy --json",
];

/** What is read from the environment. No trace of the engine may show it either. */
const environment = ["secretKey", "token", "password", "proxyPassword"] as const;

/**
 * With `-v=9` and `--json` Pulumi itself prints each property that it hands on, secret inputs too. No provider can change
 * that; SECURITY.md says it.
 */
const isEngineTrace = (line: string) => /arshaling property for RPC\[|RegisterResource RPC finished: /.test(line);

const untraced = (output: string) =>
  output
    .split("\n")
    .filter((line) => !isEngineTrace(line))
    .join("\n");

/** The program itself holds the secret inputs in clear, and is no output. */
function filesOf({ folder }: Stack): string {
  rmSync(join(folder, "program"), { recursive: true, force: true });
  return textBelow(folder);
}

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(...args: Parameters<typeof Stack.start>): Promise<Stack> {
  const stack = await Stack.start(...args);
  ends.push(() => stack.close());
  return stack;
}

function admit({ cloud }: Stack): void {
  const credentials = { accessKeyId: "canaryAk", accessKeySecret: secretKey, securityToken: token };
  cloud.ecs.putCredentials(credentials);
  cloud.bcc.putCredentials(credentials);
  cloud.iam.putUser({ name: "ci", password, domain: "company" });
}

test("a run that works shows no secret, nor does its state, whatever is asked to be printed", async () => {
  const stack = await start("secrets-good", allKinds(), { snapshotSeconds: 1, env: keys });
  admit(stack);
  const outputs: string[] = [];
  for (const command of commands.slice(0, 5)) outputs.push(await stack.expect(command));
  outputs.push(
    await stack.expect("stack --show-ids"),
    await stack.expect("stack export"),
    await stack.expect("stack output"),
  );
  expect(stack.state().snapshots).toHaveLength(4);
  expect(stack.calls("CreateToken")).toBeGreaterThan(0);
  for (const command of commands.slice(5)) outputs.push(await stack.expect(command));
  const shown = outputs.join("\n");
  expect(canariesIn(shown, environment)).toEqual([]);
  expect(canariesIn(untraced(shown))).toEqual([]);
  expect(canariesIn(filesOf(stack))).toEqual([]);
});

/** What a service may have been sent, or was signed with. */
const sentTo = {
  ecs: [secretKey, token],
  bcc: [secretKey, token],
  evs: [password],
  dws: [password],
  iam: [password],
} as const;

/** Refusals that quote secrets, in the forms of the clouds. */
const refusals = [
  (secrets: string) => ({ status: 403, code: "Forbidden", message: secrets }),
  (secrets: string) => ({ status: 400, code: `Bad.${secrets}`, message: JSON.stringify({ secrets }) }),
  (secrets: string) => ({ status: 409, code: "Conflict", message: Buffer.from(secrets).toString("base64") }),
];

test("refreshes, updates and deletes that fail show no secret that the cloud's answer holds", async () => {
  const stack = await start("secrets-refused", allKinds(), { snapshotSeconds: 1, env: keys });
  admit(stack);
  await stack.expect("up --skip-preview");
  stack.write(allKinds().replaceAll("{ note: hidden }", "{ note: hidden, more: hidden }"));
  const outputs: string[] = [];
  for (const refusal of refusals) {
    for (const [service, secrets] of Object.entries(sentTo)) {
      const fault = { kind: "error", count: 1_000_000, service: service as keyof typeof sentTo } as const;
      stack.cloud.fault({ ...fault, ...refusal([proxyPassword, ...secrets].join(" ")) });
    }
    for (const command of ["refresh -v=9 --logtostderr", "up -v=9 --logtostderr", "destroy --json"]) {
      const { output } = await stack.run(command); // a refresh that cannot read keeps what is recorded, and may succeed
      outputs.push(output);
    }
  }
  const shown = outputs.join("\n");
  expect(shown).toMatch(/\[redacted\]/);
  expect(canariesIn(shown, environment)).toEqual([]);
  expect(canariesIn(filesOf(stack))).toEqual([]);
});

test("a cloud that echoes what it was sent finds no way into outputs, logs or state", async () => {
  const echo = await startEchoCloud();
  ends.push(() => echo.close());
  const endpoints = ["ALIBABA_ECS", "HUAWEI_EVS", "HUAWEI_DWS", "HUAWEI_IAM", "BAIDU_BCC"];
  const env = {
    ...keys,
    ...Object.fromEntries(endpoints.map((name) => [`CLOUD_SNAPSHOTS_ENDPOINT_${name}`, echo.url])),
  };
  const stack = await start("secrets-echo", allKinds(), { env });
  const outputs: string[] = [];
  for (const command of ["up -v=9 --logtostderr", "up --json"]) outputs.push(await stack.expectFailure(command));
  const lookUps = [
    "alibaba.getEcsSnapshots({})",
    "huawei.getEvsSnapshots({})",
    "huawei.getDwsSnapshots({})",
    "baidu.getBccSnapshots({})",
  ];
  for (const [i, lookUp] of lookUps.entries()) {
    stack.write(`module.exports = (async () => { await ${lookUp}; })();`);
    outputs.push(await stack.expectFailure(i % 2 === 0 ? "preview -v=9 --logtostderr" : "preview --json"));
  }
  expect(echo.requests()).toBeGreaterThan(8);
  const shown = outputs.join("\n");
  expect(canariesIn(shown, environment)).toEqual([]);
  expect(canariesIn(untraced(shown))).toEqual([]);
  expect(canariesIn(filesOf(stack))).toEqual([]);
});

/** What each kind refuses, with a secret in every place. */
const refused: Record<string, string> = {
  "alibaba.EcsSnapshot": `{ diskId: hidden, snapshotName: hidden, description: hidden.apply((text) => "http://" + text),
    retentionDays: hidden, tags: { "aliyun:x": hidden }, region: hidden }`,
  "huawei.EvsSnapshot": `{ volumeId: hidden, metadata: { "__system__x": hidden }, force: hidden }`,
  "huawei.DwsSnapshot": `{ clusterId: hidden, name: hidden, timeouts: { create: hidden } }`,
  "huawei.DwsSnapshotCopy": `{ sourceSnapshotId: hidden, backupName: hidden, waitFor: hidden }`,
  "baidu.BccSnapshot": `{ volumeId: hidden, desc: hidden.apply((text) => text + "!"), adopt: hidden }`,
};

test("failed checks print no value, and no secret input", async () => {
  const stack = await start("secrets-checks", "", { env: keys });
  const outputs: string[] = [];
  for (const [kind, inputs] of Object.entries(refused)) {
    stack.write(`const hidden = pulumi.secret(${JSON.stringify(input)});\nnew ${kind}("snap", ${inputs});`);
    for (const command of ["preview -v=9 --logtostderr", "preview --json", "up"]) {
      outputs.push(await stack.expectFailure(command));
      expect(outputs.at(-1)).toMatch(/'snap' has a problem: \w+[^:]*: /);
    }
  }
  const shown = outputs.join("\n");
  expect(stack.calls()).toBe(0);
  expect(shown).not.toContain("value {");
  expect(canariesIn(shown, environment)).toEqual([]);
  expect(canariesIn(untraced(shown))).toEqual([]);
  expect(canariesIn(filesOf(stack))).toEqual([]);
});
