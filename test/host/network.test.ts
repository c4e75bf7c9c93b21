import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { providerText } from "../../provider/resources/hidden";
import { type Simulator, startSimulator } from "../../simulator/index";
import { allKinds, type KindRow } from "../../tools/clouds";
import { hosts } from "../../tools/clouds/environment";
import { everywhereEnv } from "../support/account";
import { certificateFor } from "../support/certificates";
import { type EngineStub, startEngineStub } from "../support/engine-stub";
import { failureOf } from "../support/host";
import { ProviderProcess } from "../support/provider-process";
import { type LoopbackProxy, leadingTo, startProxy, type Way } from "../support/proxy";
import { startTlsFront, type TlsFront } from "../support/tls-front";
import { present } from "../support/world";

const elsewhere = "ecs.eu-central-1.aliyuncs.com";
const password = "proxy-pass-0815";

const certificate = certificateFor([...hosts, elsewhere]);

const folder = mkdtempSync(join(tmpdir(), "cloud-snapshots-ca-"));
const caFile = join(folder, "ca.pem");

let cloud: Simulator;
let engine: EngineStub;
let front: TlsFront;
let proxy: LoopbackProxy;
let provider: ProviderProcess;

/** A proxy with a login, and a provider process that knows no way to the clouds but through it. */
async function start(env: Record<string, string> = {}, given = password) {
  const open = leadingTo(front.port);
  const login = `Basic ${Buffer.from(`ci:${password}`).toString("base64")}`;
  const way: Way = (client, asked) =>
    asked.login === login ? open(client, asked) : client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
  proxy = await startProxy(way);
  await startProcess(env, given);
}

async function startProcess(env: Record<string, string> = {}, given = password) {
  const httpsProxy = `http://ci:${given}@${proxy.name}`;
  const trust = { NODE_EXTRA_CA_CERTS: caFile };
  provider = await ProviderProcess.start({
    engine: engine.address,
    env: { ...everywhereEnv, ...trust, HTTPS_PROXY: httpsProxy, ...env },
  });
}

beforeAll(async () => {
  writeFileSync(caFile, certificate.ca);
  cloud = await startSimulator({ seed: 1, snapshotSeconds: 1 });
  engine = await startEngineStub();
  front = await startTlsFront(cloud, certificate);
});
afterEach(async () => {
  await provider.close();
  await proxy.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  engine.kill();
  await front.close();
  await cloud.close();
});

const hiddenOf = (handler: string) => ({ __provider: providerText(handler), __urn: "dev::shop::::before" });
const targets = () => [...new Set(proxy.asked.map(({ target }) => target))].sort();

test("every kind of snapshot lives behind a company's proxy, at the clouds' own hosts", async () => {
  await start();
  const live = async ({ handler, first }: KindRow) => {
    const { id, outs } = await provider.create({ ...hiddenOf(handler), ...first(cloud.info) });
    expect(outs).toMatchObject({ ready: true });
    await expect(provider.read(id, outs)).resolves.toMatchObject({ id, outs });
    return { id, outs };
  };
  const made = await Promise.all(allKinds.map(live));
  await provider.end();
  await startProcess();
  await Promise.all(made.map(({ id, outs }) => provider.delete(id, outs)));
  for (const { book } of allKinds) expect(present(book(cloud))).toEqual([]);
  expect(targets()).toEqual(hosts.map((host) => `${host}:443`).sort());
});

const ecs = () => ({ ...hiddenOf("alibaba-ecs-snapshot"), diskId: cloud.info.alibaba.disks[0] });

test("the region decides which host is called", async () => {
  await start();
  await provider.read("s-1", { ...ecs(), region: "eu-central-1", status: "accomplished" });
  expect(targets()).toEqual([`${elsewhere}:443`]);
});

describe("what does not work is told at once, and nothing was sent:", () => {
  const made = async () => {
    const before = cloud.journal().length;
    const { message } = await failureOf(provider.create(ecs()));
    expect(cloud.journal()).toHaveLength(before);
    expect(proxy.asked).toHaveLength(1);
    expect(message).toContain("nothing was sent");
    expect(message).not.toMatch(/may have|pass-0815/);
    expect(provider.output).not.toMatch(/pass-0815/);
    return message;
  };

  test("a proxy that opens TLS, with a certificate that nobody knows", async () => {
    await start({ NODE_EXTRA_CA_CERTS: "" });
    expect(await made()).toMatch(/does not prove to be that host.*file that NODE_EXTRA_CA_CERTS names/);
  });

  test("a wrong password for the proxy", async () => {
    await start({}, "wrong-pass-0815");
    const text = await made();
    expect(text).toContain(
      `the proxy ${proxy.name} (HTTPS_PROXY) refuses the login that the variable holds (HTTP 407)`,
    );
    expect(text).toContain("http://user:password@host:port into HTTPS_PROXY");
  });
});
