import { createHash } from "node:crypto";
import { canonicalQuery, tagParams } from "../../provider/clouds/alibaba/query";
import { signedHeaders } from "../../provider/clouds/alibaba/sign";

const common = {
  method: "POST" as const,
  host: "ecs.cn-hangzhou.aliyuncs.com",
  version: "2014-05-26",
  date: "2026-11-20T12:00:00Z",
  nonce: "3156853299f313e23d1673dc12e1703d",
};
const keys = { id: "testAk", secret: "testSk" };

const signatureOf = (headers: Record<string, string>) => headers["authorization"]?.split("Signature=")[1];
const signedOf = (headers: Record<string, string>) => /SignedHeaders=([^,]*)/.exec(headers["authorization"] ?? "")?.[1];

describe("signature V3", () => {
  const query = canonicalQuery({
    DiskId: "d-bp1s5fnvk4gn2tws0abc",
    SnapshotName: "snap ünï *~",
    Description: "a b+c/d'(e)!",
    RetentionDays: 7,
    ClientToken: "tok-1",
    ...tagParams({ env: "p r~d*", 团队: "" }),
    Missing: undefined,
  });

  test("the canonical query is sorted and encoded as the vendor does", () => {
    expect(query).toBe(
      "ClientToken=tok-1&Description=a%20b%2Bc%2Fd%27%28e%29%21&DiskId=d-bp1s5fnvk4gn2tws0abc&RetentionDays=7" +
        "&SnapshotName=snap%20%C3%BCn%C3%AF%20%2A~&Tag.1.Key=env&Tag.1.Value=p%20r~d%2A" +
        "&Tag.2.Key=%E5%9B%A2%E9%98%9F&Tag.2.Value=",
    );
  });

  test("keys sort by code unit: Tag.10 before Tag.2", () => {
    expect(canonicalQuery({ "Tag.2.Key": "b", "Tag.10.Key": "a" })).toBe("Tag.10.Key=a&Tag.2.Key=b");
  });

  test("vector V3-1: CreateSnapshot", () => {
    const headers = signedHeaders({ ...common, action: "CreateSnapshot", query }, keys);
    expect(signedOf(headers)).toBe(
      "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version",
    );
    expect(signatureOf(headers)).toBe("2c18af8163235126c161d2302d5db06fba52642acf19c55d12b2ca9fa6bc9348");
  });

  test("vector V3-2: DescribeSnapshots with a security token", () => {
    const describe = canonicalQuery({
      RegionId: "cn-hangzhou",
      SnapshotIds: '["s-bp67acfmxazb4p00","s-bp67acfmxazb5p00"]',
      MaxResults: 100,
      "Filter.1.Key": "CreationStartTime",
      "Filter.1.Value": "2026-11-20T00:00Z",
    });
    const headers = signedHeaders(
      { ...common, action: "DescribeSnapshots", query: describe },
      { ...keys, token: "CAIS+/tok=en ==" },
    );
    expect(signatureOf(headers)).toBe("080f9910ee2be2da7283b601f892c1733929b419c14b6d3646e65bc55b4645d6");
  });

  test("vector V3-3: a form body and a port", () => {
    const body =
      "DiskId=d-bp1s5fnvk4gn2tws0abc&SnapshotName=snap%20%C3%BCn%C3%AF%20*~&Tag.1.Key=%E5%9B%A2%E9%98%9F&Tag.1.Value=a%26b%3Dc";
    const headers = signedHeaders(
      {
        ...common,
        host: "127.0.0.1:8080",
        action: "CreateSnapshot",
        query: "",
        body,
        contentType: "application/x-www-form-urlencoded",
      },
      keys,
    );
    expect(headers["x-acs-content-sha256"]).toBe("bee8806dd06782fa31857cc0e3f3c153a40597bedfa2696d717486c3f109d6c8");
    expect(headers["x-acs-content-sha256"]).toBe(createHash("sha256").update(body).digest("hex"));
    expect(signatureOf(headers)).toBe("fa9b33535a113de98cf7afe17fd1c822733b7afd63cbb24f032f5adbacbbe351");
  });

  test("the vendor's published example", () => {
    const headers = signedHeaders(
      {
        method: "POST",
        host: "ecs.cn-shanghai.aliyuncs.com",
        action: "RunInstances",
        version: "2014-05-26",
        date: "2023-10-26T10:22:32Z",
        nonce: "3156853299f313e23d1673dc12e1703d",
        query: canonicalQuery({
          ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
          RegionId: "cn-shanghai",
        }),
      },
      { id: "YourAccessKeyId", secret: "YourAccessKeySecret" },
    );
    expect(signatureOf(headers)).toBe("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
  });
});
