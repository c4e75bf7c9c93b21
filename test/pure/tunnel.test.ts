import http from "node:http";
import https from "node:https";
import { proxyFor } from "../../provider/http/proxy-settings";
import { openTunnel, ProxyError } from "../../provider/http/tunnel";

afterEach(() => jest.restoreAllMocks());

test.each([
  ["http://proxy.test", 80],
  ["https://proxy.test", 443],
  ["https://proxy.test:3128", "3128"],
])("the proxy %s is called at port %s", async (address, port) => {
  const asked: unknown[] = [];
  for (const protocol of [http, https]) {
    jest.spyOn(protocol, "request").mockImplementation(((options: http.RequestOptions) => {
      asked.push([protocol === https, options.port]);
      throw new Error("not sent");
    }) as never);
  }
  const proxy = proxyFor("cloud.test", { HTTPS_PROXY: address });
  if (!proxy) throw new Error("no proxy");
  await expect(openTunnel(proxy, "cloud.test:443", 1_000)).rejects.toThrow("not sent");
  expect(asked).toEqual([[address.startsWith("https:"), port]]);
});

test("the error of a proxy has the cause that there is, as it may be shown, and none where there is none", () => {
  const proxy = proxyFor("cloud.test", { HTTPS_PROXY: "http://proxy.test" });
  if (!proxy) throw new Error("no proxy");
  const cause = Object.assign(new Error("broken"), { code: "ECONNRESET", received: "secret" });
  const error = new ProxyError(proxy, "cannot be used", false, cause);
  expect(error.cause).toMatchObject({ message: "broken", code: "ECONNRESET" });
  expect(error.cause).not.toHaveProperty("received");
  expect("cause" in new ProxyError(proxy, "asks for a login", true)).toBe(false);
});
