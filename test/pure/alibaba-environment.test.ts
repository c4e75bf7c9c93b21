import { alibaba as cloud, credentialsFrom } from "../../provider/clouds/alibaba/credentials";
import { ecs } from "../../provider/clouds/alibaba/endpoint";
import { regionOf } from "../../provider/clouds/place/cloud";
import { endpointOf } from "../../provider/clouds/place/endpoint";

const alicloud = { ALICLOUD_ACCESS_KEY: "ak1", ALICLOUD_SECRET_KEY: "secret1" };
const alibaba = { ALIBABA_CLOUD_ACCESS_KEY_ID: "ak2", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret2" };

test("both families of names work, and the token of the other family is never mixed in", () => {
  expect(credentialsFrom(alicloud)).toEqual({ id: "ak1", secret: "secret1" });
  expect(credentialsFrom({ ...alibaba, ALIBABA_CLOUD_SECURITY_TOKEN: "token2" })).toEqual({
    id: "ak2",
    secret: "secret2",
    token: "token2",
  });
  expect(credentialsFrom({ ...alicloud, ALIBABA_CLOUD_SECURITY_TOKEN: "token2" }).token).toBeUndefined();
});

test("half a family is passed over when the other one is complete", () => {
  expect(credentialsFrom({ ALICLOUD_ACCESS_KEY: "ak1", ...alibaba }).id).toBe("ak2");
});

test("without credentials the error names what is missing, and no value", () => {
  expect(() => credentialsFrom({})).toThrow(
    /ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY, or ALIBABA_CLOUD_ACCESS_KEY_ID/,
  );
  expect(() => credentialsFrom({ ALICLOUD_ACCESS_KEY: "ak1" })).toThrow(/ALICLOUD_SECRET_KEY is missing/);
  expect(() => credentialsFrom({ ALICLOUD_SECRET_KEY: "hidden-value" })).not.toThrow(/hidden-value/);
});

test.each([
  [{ ALICLOUD_REGION: "cn-beijing", ALIBABA_CLOUD_REGION: "cn-shanghai" }, "cn-beijing"],
  [{ ALIBABA_CLOUD_REGION: "cn-shanghai" }, "cn-shanghai"],
  [{ ALIBABA_CLOUD_REGION_ID: "eu-central-1" }, "eu-central-1"],
])("region of %j is %s", (env, region) => {
  expect(regionOf(cloud, {}, env)).toBe(region);
  expect(regionOf(cloud, { region: "cn-qingdao" }, env)).toBe("cn-qingdao");
});

test("no region at all is an error that says where one can be given", () => {
  expect(() => regionOf(cloud, {}, {})).toThrow(/No Alibaba Cloud region: set the input region, or ALICLOUD_REGION/);
});

test.each([
  ["eu-central-1", "https://ecs.eu-central-1.aliyuncs.com"],
  ["cn-hangzhou", "https://ecs-cn-hangzhou.aliyuncs.com"],
  ["cn-hangzhou-finance", "https://ecs.aliyuncs.com"],
])("the host of %s is %s", (region, url) => {
  expect(endpointOf(ecs, region, {}).origin).toBe(url);
});

test("the endpoint can be replaced", () => {
  const env = { CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: "http://127.0.0.1:1" };
  expect(endpointOf(ecs, "cn-hangzhou", env).origin).toBe("http://127.0.0.1:1");
});
