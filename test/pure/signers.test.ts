import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { asForm, asQuery } from "../../provider/clouds/alibaba/carrier";
import { canonicalQuery as alibabaQuery } from "../../provider/clouds/alibaba/query";
import { signedHeaders as signAlibaba } from "../../provider/clouds/alibaba/sign";
import { canonicalQuery as baiduQuery, signedHeaders as signBaidu } from "../../provider/clouds/baidu/sign";
import { canonicalQuery as huaweiQuery, signedHeaders as signHuawei } from "../../provider/clouds/huawei/sign";
import { percentEncode } from "../../provider/http/encode";
import * as v3 from "../../simulator/alibaba/signature-v3";
import { wireRequest as alibabaWire } from "../../simulator/alibaba/wire-request";
import * as bce from "../../simulator/baidu/signature";
import * as sdk from "../../simulator/huawei/signature";
import { wireRequest } from "../../simulator/shared/wire-request";

/** Each signer against another reading of the same method, from what arrives on the wire: 2,000 drawn requests each. */
const rounds = { numRuns: 2_000 };

/** Any text that UTF-8 can carry. */
const text = fc.string({ unit: "grapheme", maxLength: 30 }).filter((each) => each.isWellFormed());
const odd = fc.constantFrom(
  "",
  " ",
  "+",
  "%",
  "%2F",
  "a/b",
  "a b",
  "~",
  "*",
  "'()!",
  "é",
  "团队",
  "😀",
  "&=?#",
  ".",
  "..",
  "Tag.10",
  "\u00a0",
);
const word = fc.oneof(text, odd);
const query = fc.dictionary(
  fc.oneof(
    word.filter((each) => each !== ""),
    fc.constantFrom("limit", "Tag.2.Key", "Tag.10.Key"),
  ),
  word,
  {
    maxKeys: 6,
  },
);
const secret = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 });
/** What may stand in a header. */
const token = fc.option(fc.stringMatching(/^[A-Za-z0-9+/=]{1,60}$/), { nil: undefined });
const id = fc.stringMatching(/^[A-Za-z0-9]{4,32}$/);
const date = fc.date({ min: new Date("2001-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
const verb = fc.constantFrom("GET", "POST", "PUT", "DELETE");

/** What a listener gets of a request. */
const arriving = (method: string, url: string, headers: Record<string, string>) =>
  ({ method, url, headers }) as unknown as IncomingMessage;

test("Alibaba: query and form, in any alphabet", () => {
  const nonce = fc.uuid();
  const property = fc.property(
    query,
    fc.boolean(),
    id,
    secret,
    token,
    date,
    nonce,
    (params, isForm, key, sk, securityToken, at, once) => {
      const encoded = alibabaQuery(params);
      const carrier = isForm ? asForm(encoded) : asQuery(encoded);
      const headers = signAlibaba(
        {
          method: "POST",
          host: "ecs.cn-hangzhou.aliyuncs.com",
          action: "CreateSnapshot",
          version: "2014-05-26",
          ...carrier,
          ...(carrier.body ? { contentType: "application/x-www-form-urlencoded" } : {}),
          date: at.toISOString().replace(/\.\d{3}Z$/, "Z"),
          nonce: once,
        },
        { id: key, secret: sk, ...(securityToken ? { token: securityToken } : {}) },
      );
      const wire = alibabaWire(
        arriving("POST", `/${carrier.query ? `?${carrier.query}` : ""}`, headers),
        Buffer.from(carrier.body),
      );
      const read = v3.parseAuthorizationV3(headers["authorization"] ?? "");
      if (!read) throw new Error("no authorization that can be read");
      expect(read.accessKeyId).toBe(key);
      expect(v3.signsEnoughV3(wire, read.signedHeaders)).toBe(true);
      expect(v3.signatureV3(sk, v3.stringToSignV3(wire, read.signedHeaders))).toBe(read.signature);
      expect(Object.fromEntries(isForm ? wire.form : wire.query)).toEqual(params);
    },
  );
  fc.assert(property, rounds);
});

/** The segments of a path. */
const path = fc.array(
  fc.oneof(
    id,
    word.filter((each) => each !== "" && each !== "." && each !== ".."),
  ),
  { minLength: 1, maxLength: 4 },
);

test("Huawei: paths, repeated parameters, bodies", () => {
  const body = fc.oneof(fc.constant(""), fc.json());
  const property = fc.property(
    verb,
    path,
    query,
    body,
    id,
    secret,
    token,
    date,
    (method, segments, params, sent, key, sk, securityToken, at) => {
      const target = `/${segments.map((each) => percentEncode(each)).join("/")}`;
      const encoded = huaweiQuery({ ...params, list: ["b", "a", "a b"] });
      const url = new URL(`https://evs.cn-north-4.myhuaweicloud.com${target}`);
      const headers = signHuawei(
        { method, url, query: encoded, body: sent, headers: { "content-type": "application/json;charset=UTF-8" } },
        { id: key, secret: sk, ...(securityToken ? { token: securityToken } : {}) },
        at,
      );
      const wire = wireRequest(arriving(method, `${url.pathname}?${encoded}`, headers), Buffer.from(sent));
      const read = sdk.parseAuthorization(headers["authorization"] ?? "");
      if (!read) throw new Error("no authorization that can be read");
      expect(sdk.signsEnough(wire, read.signedHeaders)).toBe(true);
      expect(sdk.signatureOf(sk, headers["x-sdk-date"] ?? "", sdk.canonicalRequest(wire, read.signedHeaders))).toBe(
        read.signature,
      );
      expect(wire.segments).toEqual(segments);
    },
  );
  fc.assert(property, rounds);
});

test("Baidu: paths and parameters", () => {
  const property = fc.property(
    verb,
    path,
    query,
    id,
    secret,
    token,
    date,
    (method, segments, params, key, sk, sessionToken, at) => {
      const target = `/v2/${segments.map((each) => percentEncode(each)).join("/")}`;
      const encoded = baiduQuery(params);
      const url = new URL(`https://bcc.bj.baidubce.com${target}`);
      const credentials = { id: key, secret: sk, ...(sessionToken ? { token: sessionToken } : {}) };
      const headers = signBaidu({ method, url, query: encoded }, credentials, at);
      const wire = wireRequest(
        arriving(method, `${url.pathname}${encoded ? `?${encoded}` : ""}`, headers),
        Buffer.from(""),
      );
      const read = bce.parseAuthorization(headers["authorization"] ?? "");
      if (!read) throw new Error("no authorization that can be read");
      const canonical = bce.canonicalRequest(wire, bce.coveredHeaders(wire, read));
      expect(bce.signatureOf(sk, read, canonical)).toBe(read.signature);
      expect(wire.segments.slice(1)).toEqual(segments);
    },
  );
  fc.assert(property, rounds);
});

test("half a surrogate pair is sent as the sign for what is no character", () => {
  expect(percentEncode("a\ud800b")).toBe(percentEncode("a\ufffdb"));
});
