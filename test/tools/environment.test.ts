import { join } from "node:path";
import { secretVariables } from "../../tools/clouds/environment";
import { type Engine, findEngine, isolatedEnvironment } from "../../tools/engine";
import { cleanEnvironment, goEnvironment, proxyEnvironment } from "../../tools/engine/clean-environment";
import { Machine } from "./stand-ins";

const secrets = {
  ...Object.fromEntries(secretVariables.map((name) => [name, "canary-1"])),
  AWS_SECRET_ACCESS_KEY: "canary-5",
  GITHUB_TOKEN: "canary-6",
  NPM_TOKEN: "canary-7",
  npm_config__auth: "canary-8",
  PULUMI_ACCESS_TOKEN: "canary-9",
  SSH_AUTH_SOCK: "canary-10",
};
const hostile = {
  NODE_OPTIONS: "canary-11",
  TAR_OPTIONS: "canary-12",
  LD_PRELOAD: "canary-13",
  GOFLAGS: "canary-14",
  GONOSUMDB: "canary-15",
  GONOSUMCHECK: "canary-16",
  GOINSECURE: "canary-17",
  GOPRIVATE: "canary-18",
  GOENV: "canary-19",
  GOSUMDB: "canary-20",
};

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const env = () => ({ ...machine.env, ...secrets, ...hostile });

it("programs of the user are given no credentials", async () => {
  machine.cli(join(machine.root, "bin"), "3.270.0");
  await findEngine({ env: env(), say: machine.say });
  for (const program of ["pulumi", "host"]) {
    expect(machine.environments(program)).toContain("HOME=");
    expect(machine.environments(program)).not.toContain("canary");
  }
});

it("neither is Go", async () => {
  machine.go();
  await findEngine({ env: env(), say: machine.say });
  expect(machine.environments("go")).toContain("GOTOOLCHAIN=local");
  expect(machine.environments("go")).not.toContain("canary");
});

it("Go is told of proxies and of where modules come from, other programs are not", () => {
  const network = { HTTPS_PROXY: "http://u:p@proxy", https_proxy: "http://proxy", NO_PROXY: "x", SSL_CERT_FILE: "/c" };
  const modules = { GOPROXY: "https://goproxy.invalid", GOMODCACHE: "/m", GOCACHE: "/c", GOPATH: "/g", GOROOT: "/r" };
  const places = {
    Path: "/bin",
    HOME: "/home/u",
    TMPDIR: "/t",
    XDG_CACHE_HOME: "/x",
    SystemRoot: "C:\\Windows",
    LC_ALL: "C",
  };
  const env = { ...places, ...network, ...modules, ...secrets, ...hostile };
  expect(cleanEnvironment(env)).toEqual(places);
  expect(proxyEnvironment(env)).toEqual(network);
  expect(goEnvironment(env)).toEqual({
    ...places,
    ...network,
    ...modules,
    GOFLAGS: "-mod=readonly",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
    CGO_ENABLED: "0",
  });
});

it("a stack on the simulators is given none of the user's credentials, and what its caller says", () => {
  const engine: Engine = { command: "/x/pulumi", version: "3.262.0", source: "PATH", path: "/x:/y" };
  const before = { ...process.env };
  Object.assign(process.env, secrets, hostile);
  try {
    const env = isolatedEnvironment(engine, machine.root, { ALICLOUD_SECRET_KEY: "testSk" });
    expect(Object.values(env).filter((value) => value?.startsWith("canary"))).toEqual([]);
    expect(env["ALICLOUD_SECRET_KEY"]).toBe("testSk");
    expect(env["HOME"]).toBe(before["HOME"]);
  } finally {
    process.env = before;
  }
});
