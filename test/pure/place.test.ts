import { ecs } from "../../provider/clouds/alibaba/endpoint";
import { regions as alibaba } from "../../provider/clouds/alibaba/regions";
import { regions as baidu } from "../../provider/clouds/baidu/endpoint";
import { regions as huawei } from "../../provider/clouds/huawei/endpoint";
import { projectOf } from "../../provider/clouds/huawei/project";
import { judgeRegion, type Regions } from "../../provider/clouds/inputs/region";
import { unknownInput } from "../../provider/clouds/inputs/rules";
import type { Properties } from "../../provider/clouds/lifecycle/kind";
import { endpointOf, type Service } from "../../provider/clouds/place/endpoint";
import { systemRuntime } from "../../provider/clouds/system-runtime";
import { addressOf } from "../../provider/http/endpoint";
import { allClouds, allKinds, cloudOf } from "../../tools/clouds";

describe("a region", () => {
  test.each<[string, Regions, unknown, RegExp]>([
    ["in capitals", alibaba, "CN-HANGZHOU", /must be written "cn-hangzhou"/],
    ["with a blank", huawei, "cn-north-4 ", /must be written "cn-north-4"/],
    ["with a line break", baidu, "bj\n", /must be written "bj"/],
    ["that is a zone", alibaba, "cn-hangzhou-b", /is a zone.*"cn-hangzhou"/],
    ["that is a zone of Huawei", huawei, "cn-north-4a", /is a zone.*"cn-north-4"/],
    ["that is a project", huawei, "cn-north-4_team", /name of a project.*"cn-north-4"/],
    ["that is another service", huawei, "obs", /is no region of Huawei Cloud/],
    ["that is a storage host", alibaba, "oss-cn-hangzhou", /is no region of Alibaba Cloud/],
    ["that nobody knows, where all are known", baidu, "cn-new-1", /is no region of Baidu AI Cloud: give one of bj, gz/],
    ["with a dot", alibaba, "cn-hangzhou.", /is no region/],
    ["with a user and another host", alibaba, "x@127.0.0.1:1/#", /is no region/],
    ["that begins like one and goes elsewhere", huawei, "cn-x@evil.invalid/#", /is no region/],
    ["with a hyphen too many", alibaba, "cn--x", /is no region/],
    ["without end", alibaba, `cn-${"a".repeat(100)}`, /is no region/],
    ["of no letters", huawei, "", /is no region/],
    ["that is a number", huawei, 5, /must be a string/],
    ["named like a property", huawei, "constructor", /is no region/],
  ])("%s is refused, and not quoted", (_, regions, text, refusal) => {
    const verdict = judgeRegion(regions, text);
    expect(verdict.refusal).toMatch(refusal);
    expect(verdict.warning).toBeUndefined();
    if (String(text).length > 3) expect(verdict.refusal).not.toContain(String(text));
  });

  test.each<[Regions, string]>([
    [alibaba, "cn-hangzhou"],
    [alibaba, "rus-west-1-pop"],
    [huawei, "my-kualalumpur-1"],
    [baidu, "fwh"],
  ])("that is known passes: %#", (regions, text) => {
    expect(judgeRegion(regions, text)).toEqual({});
  });

  test("that may be a new one gives a warning", () => {
    for (const regions of [alibaba, huawei]) {
      expect(judgeRegion(regions, "xx-newland-7")).toEqual({ warning: expect.stringContaining("no region of") });
    }
  });
});

describe("an endpoint", () => {
  const all = allClouds.flatMap(({ services, region }) =>
    Object.values(services).map(({ own }): [string, Service, string] => [own.name, own, region.other]),
  );
  test.each(all)(
    "of %s is the cloud's own host, and takes the region apart from nothing else",
    (_, service, region) => {
      const endpoint = endpointOf(service, region, {});
      expect(endpoint).toEqual({
        service: service.name,
        region,
        host: service.host(region),
        origin: `https://${service.host(region)}`,
      });
      expect(() => endpointOf(service, "x@127.0.0.1:1/#", {})).toThrow(/^The region is no region/);
    },
  );

  test.each(all)("of %s may be put elsewhere, but the region counts all the same", (_, service, region) => {
    const env = { [service.variable]: " https://gateway.example:8443 " };
    expect(endpointOf(service, region, env)).toMatchObject({
      origin: "https://gateway.example:8443",
      variable: service.variable,
    });
    expect(() => endpointOf(service, "nowhere", env)).toThrow(/is no region/);
  });

  test.each([
    ["gateway.example", /is no http or https address/],
    ["ftp://gateway.example", /is no http or https address/],
    ["https://", /is no http or https address/],
    ["https://user:hunter2@gateway.example", /must not hold a user/],
    ["https://gateway.example/path", /without path/],
    ["https://gateway.example/?x=hunter2", /without path/],
    ["https://gateway.example/#x", /without path/],
    ["http://gateway.example", /must begin with https/],
  ])("that is %s is refused by the variable's name, without its value", (value, refusal) => {
    for (const [, service, region] of all) {
      const attempt = () => endpointOf(service, region, { [service.variable]: value });
      expect(attempt).toThrow(refusal);
      expect(attempt).toThrow(service.variable);
      expect(attempt).not.toThrow(/hunter2/);
    }
  });

  test.each(["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"])("on this machine may be %s", (value) => {
    expect(endpointOf(ecs, "cn-beijing", { [ecs.variable]: value }).origin).toBe(value);
  });

  test.each([
    "/..",
    "/a/../../x",
    "/a?b",
    "/a#b",
    "@evil.invalid/",
    ":1/",
    "/a b",
    "//evil.invalid/x/..",
    "/\\evil.invalid",
    "",
  ])("makes no address of the path %j", (path) => {
    expect(() => addressOf("Call", endpointOf(ecs, "cn-beijing", {}), path)).toThrow(/refused to call another address/);
  });

  test("makes an address of a path that is one", () => {
    expect(addressOf("Call", endpointOf(ecs, "cn-beijing", {}), "/v2/a%2Fb").href).toBe(
      "https://ecs.cn-beijing.aliyuncs.com/v2/a%2Fb",
    );
  });
});

/** Each kind with inputs for it, the variables of its cloud, and those of the services that it calls. */
const kinds = allKinds.map((row) => {
  const { keys, region, services, identity } = cloudOf(row);
  const own = [row.service, identity].flatMap((name) => (name && services[name]?.variable) || []);
  return { ...row, args: row.named[0], region, key: keys.id, secret: keys.secret, own };
});

describe.each(kinds)(
  "at preview, for $title",
  ({ kind, args, region: { variable: region, ...of }, secret, key, own }) => {
    const good = of.name;
    const reasons = (env: Record<string, string>, news: Properties = args, olds: Properties = {}) =>
      kind({ ...systemRuntime, env })
        .check(news, olds)
        .map(({ reason }) => reason);

    test("nothing is said where all is well, also without credentials", () => {
      expect(reasons({ [region]: good })).toEqual([]);
      expect(reasons({}, { ...args, region: good })).toEqual([]);
      expect(reasons({}, { ...args, region: unknownInput })).toEqual([]);
    });

    test("the environment's bad region is named, unless the resource has one of its own", () => {
      expect(reasons({ [region]: good.toUpperCase() })).toEqual([
        expect.stringMatching(`^${region} in the environment must be written`),
      ]);
      expect(reasons({ [region]: good.toUpperCase() }, { ...args, region: good })).toEqual([]);
      expect(reasons({ [region]: good.toUpperCase() }, args, { ...args, region: good })).toEqual([]);
    });

    test("bad endpoints, proxies and credentials are named all at once", () => {
      const env = Object.fromEntries(own.map((name) => [name, "nonsense"]));
      const found = reasons({
        ...env,
        [region]: good,
        HTTPS_PROXY: "http://user:pass word@:x",
        [key]: "ak",
        [secret]: "se cret",
      });
      for (const name of [...own, "HTTPS_PROXY", secret]) {
        expect(found).toContainEqual(expect.stringMatching(`^${name} in the environment `));
      }
      expect(found).toHaveLength(own.length + 2);
      expect(found.join()).not.toMatch(/nonsense|pass word|se cret/);
    });

    test("line breaks around keys are no mistake", () => {
      expect(reasons({ [region]: good, [key]: "ak\n", [secret]: " secret\r\n" })).toEqual([]);
    });

    test("other endpoints than the cloud's are told, and regions that nobody knows", () => {
      const env = Object.fromEntries(own.map((name) => [name, "https://gateway.example"]));
      const { notices } = kind({ ...systemRuntime, env: { ...env, [region]: good } });
      for (const name of own)
        expect(notices(args)).toContainEqual(
          expect.stringMatching(`is called at https://gateway.example \\(${name} in the environment\\), not at `),
        );
      expect(notices(args)).toHaveLength(own.length);
      expect(notices({ ...args, region: "xx-new-1" }).length).toBe(of.areAllKnown ? 0 : own.length + 1);
      expect(notices({ ...args, region: unknownInput })).toEqual([]);
      expect(notices({ ...args, region: "x@y/#" })).toEqual([]);
    });
  },
);

describe("a project", () => {
  const id = "0123456789abcdef0123456789abcdef";
  const of = (env: Record<string, string>, properties: Properties = {}) => projectOf(properties, "cn-north-4", env);

  test("is the input's, else the environment's by id, else by name, else the one of the region's name", () => {
    expect(of({ HW_PROJECT_ID: "f".repeat(32) }, { projectId: id })).toEqual({ id });
    expect(of({ HW_PROJECT_ID: id, HW_PROJECT_NAME: "cn-north-4_a" })).toEqual({ id });
    expect(of({ HW_PROJECT_NAME: "cn-north-4_a", OS_PROJECT_NAME: "cn-north-4_b" })).toEqual({ name: "cn-north-4_a" });
    expect(of({ OS_PROJECT_NAME: "cn-north-4" })).toEqual({ name: "cn-north-4" });
    expect(of({})).toEqual({ name: "cn-north-4" });
  });

  test.each(["x/../../v3/auth/tokens#", "..", "0".repeat(31), "", 5])(
    "is refused as %j, whatever it comes from",
    (bad) => {
      expect(() => of({}, { projectId: bad })).toThrow(/projectId must be a project id/);
      if (bad)
        expect(() => of({ HW_PROJECT_ID: String(bad) })).toThrow(
          /^HW_PROJECT_ID in the environment must be a project id/,
        );
    },
  );

  test.each(["cn-east-3_a", "cn-north-4_a/..", "team"])("of another region or of no name is refused: %s", (name) => {
    expect(() => of({ HW_PROJECT_NAME: name })).toThrow(
      /^HW_PROJECT_NAME in the environment names no project of the region cn-north-4/,
    );
  });
});
