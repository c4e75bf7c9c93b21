import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkInputs } from "../../provider/clouds/inputs/schema";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import type { ServiceName } from "../../simulator/index";
import { allClouds, isLookedUp, type KindRow, kindNames, kindRows } from "../../tools/clouds";
import { allAt, keysOf } from "../../tools/clouds/environment";
import { oneOfEach } from "../../tools/clouds/programs";
import { canaries, canariesIn, textBelow } from "../support/canaries";
import { startEchoCloud } from "../support/echo-cloud";
import { Stack } from "../support/stack";

jest.setTimeout(300_000);

const { secretKey, token, password, proxyPassword, input } = canaries;

/** Keys and users as a file that was read with its line break gives them. */
const keys: Record<string, string> = {
  ...Object.assign(
    {},
    ...allClouds.map((cloud) =>
      cloud.users
        ? cloud.users.environment({ name: "ci", password: `${password}\n`, domain: "company" })
        : keysOf(cloud, { id: "canaryAk", secret: `${secretKey}\n`, token: `${token}\r\n` }),
    ),
  ),
  HTTPS_PROXY: `http://ci:${encodeURIComponent(proxyPassword)}@127.0.0.1:9`,
};

/** Inputs in the program's own words that are the secret, where a kind takes such a text. */
function hiddenIn({ kind, words, named: [source] }: KindRow): object {
  const schema = kind(systemRuntime).inputs;
  const taken = words.filter(([, of]) => checkInputs(schema, { ...source, ...of(input) }).length === 0);
  return Object.assign({}, ...taken.map(([, of]) => of("hidden")));
}

/** One snapshot of each kind, whose inputs in the program's own words are a secret. */
const allKinds = () => `
const hidden = pulumi.secret(${JSON.stringify(input)});
${oneOfEach((name) => JSON.stringify(hiddenIn(kindRows[name])).slice(1, -1).replaceAll('"hidden"', "hidden"))}`;

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
  for (const { admit, users } of allClouds) {
    if (users) users.admit(cloud, { name: "ci", password, domain: "company" });
    else admit(cloud, { id: "canaryAk", secret: secretKey, token });
  }
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
  expect(stack.state().snapshots).toHaveLength(kindNames.length);
  expect(stack.calls("CreateToken")).toBeGreaterThan(0);
  for (const command of commands.slice(5)) outputs.push(await stack.expect(command));
  const shown = outputs.join("\n");
  expect(canariesIn(shown, environment)).toEqual([]);
  expect(canariesIn(untraced(shown))).toEqual([]);
  expect(canariesIn(filesOf(stack))).toEqual([]);
});

/** What a service may have been sent, or was signed with. */
const sentTo = Object.fromEntries(
  allClouds.flatMap(({ services, users }) =>
    Object.keys(services).map((name) => [name, users ? [password] : [secretKey, token]] as const),
  ),
);

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
  stack.write(allKinds().replaceAll('{"note":hidden}', '{"note":hidden,"more":hidden}'));
  const outputs: string[] = [];
  for (const refusal of refusals) {
    for (const [service, secrets] of Object.entries(sentTo)) {
      const fault = { kind: "error", count: 1_000_000, service: service as ServiceName } as const;
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
  const stack = await start("secrets-echo", allKinds(), { env: { ...keys, ...allAt(echo.url) } });
  const outputs: string[] = [];
  for (const command of ["up -v=9 --logtostderr", "up --json"]) outputs.push(await stack.expectFailure(command));
  const lookUps = Object.values(kindRows)
    .filter((row) => isLookedUp(row))
    .map(({ type, lookupName }) => `${type.replace(/:.*/, "")}.get${lookupName}s({})`);
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

test("failed checks print no value, and no secret input", async () => {
  const stack = await start("secrets-checks", "", { env: keys });
  const outputs: string[] = [];
  for (const { type, refused } of Object.values(kindRows)) {
    stack.write(
      `const hidden = pulumi.secret(${JSON.stringify(input)});\nnew ${type.replace(":", ".")}("snap", ${refused});`,
    );
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
