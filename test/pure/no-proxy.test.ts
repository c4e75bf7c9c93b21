import { inspect } from "node:util";
import { isExempt } from "../../provider/http/no-proxy";
import { proxyFor, proxyProblem } from "../../provider/http/proxy-settings";
import { redact } from "../../provider/http/redact";

const host = "ecs.cn-hangzhou.aliyuncs.com";

describe("NO_PROXY exempts", () => {
  test.each([
    ["the host itself", host, host],
    ["in any case", host.toUpperCase(), "ECS.cn-hangzhou.AliYunCs.com"],
    ["all below a name", host, "aliyuncs.com"],
    ["all below a name with a leading dot", host, ".aliyuncs.com"],
    ["the name with a leading dot itself", host, `.${host}`],
    ["a host with a trailing dot", `${host}.`, "aliyuncs.com"],
    ["by an entry with a trailing dot", host, "aliyuncs.com."],
    ["all, by a star alone", host, "*"],
    ["all, by a star between blanks", host, " * "],
    ["an address, by a star", "10.1.2.3", "*"],
    ["what one entry of several names", host, "a.invalid,aliyuncs.com,b.invalid"],
    ["between commas and blanks of all sorts", host, " a.invalid ,\t, aliyuncs.com ,,"],
    ["between blanks alone", host, "a.invalid aliyuncs.com"],
    ["an address", "10.1.2.3", "10.1.2.3"],
    ["an address in a network", "10.1.2.3", "10.0.0.0/8"],
    ["the last address of a network", "10.1.2.3", "10.1.2.0/30"],
    ["a network of one address", "10.1.2.3", "10.1.2.3/32"],
    ["an address of version 6", "[fd00::1]", "fd00::1"],
    ["an address of version 6 in brackets", "[fd00::1]", "[fd00::1]"],
    ["an address of version 6 in other words", "[fd00::1]", "FD00:0:0:0:0:0:0:1"],
    ["a network of version 6", "[fd00:1::1]", "fd00::/8"],
    ["a network of version 6 in brackets", "[fd00:1::1]", "[fd00::]/8"],
  ])("%s", (_, hostname, noProxy) => {
    expect(isExempt(hostname, noProxy)).toBe(true);
  });
});

describe("NO_PROXY does not exempt", () => {
  test.each([
    ["another host", host, "oss.cn-hangzhou.aliyuncs.com"],
    ["the neighbour of an address of version 6", "[fd00::1]", "fd00::"],
    ["the neighbour of an address", "10.1.2.3", "10.1.2.2"],
    ["a name that only ends alike", "evilaliyuncs.com", "aliyuncs.com"],
    ["a name that only ends alike, with a leading dot", "evilaliyuncs.com", ".aliyuncs.com"],
    ["what is above a name", "aliyuncs.com", host],
    ["a name that goes on", `${host}.invalid`, "aliyuncs.com"],
    ["a host by a part of its label", host, "uncs.com"],
    ["by a name with a port", host, `${host}:443`],
    ["by an address with a port", "10.1.2.3", "10.1.2.3:443"],
    ["by a star in a list", host, "a.invalid,*"],
    ["by a star in a name", host, "*.aliyuncs.com"],
    ["by dots", host, ". .. ,."],
    ["by nothing", host, " , "],
    ["another address", "10.1.2.3", "10.1.2.4"],
    ["an address by its last numbers", "10.1.2.3", "2.3"],
    ["an address beyond a network", "10.1.2.4", "10.1.2.0/30"],
    ["a name by a network", "10.invalid", "10.0.0.0/8"],
    ["by a network without its length", "10.1.2.3", "10.0.0.0/"],
    ["by a network with two lengths", "10.1.2.3", "10.0.0.0/8/9"],
    ["by a network whose length is no number", "10.1.2.3", "10.0.0.0/1e1"],
    ["by a network whose length is below zero", "10.1.2.3", "10.0.0.0/-8"],
    ["by a network that is too long", "10.1.2.3", "10.1.2.3/33"],
    ["by a network of version 6 that is too long", "[fd00::1]", "fd00::1/129"],
    ["an address by a network of the other version", "10.1.2.3", "::/1"],
    ["another address of version 6", "[fd00::1]", "fd00::2"],
    ["the next address", "10.1.2.3", "10.1.2.2"],
    ["the next address of version 6", "[fd00::3]", "fd00::2"],
  ])("%s", (_, hostname, noProxy) => {
    expect(isExempt(hostname, noProxy)).toBe(false);
  });
});

describe("the proxy", () => {
  const of = (env: Record<string, string>) => proxyFor(host, env)?.url.href;

  test("is that of the first variable, as curl has them", () => {
    const all = { https_proxy: "a.invalid", HTTPS_PROXY: "b.invalid", all_proxy: "c.invalid", ALL_PROXY: "d.invalid" };
    const left: Record<string, string> = { ...all, http_proxy: "no.invalid", HTTP_PROXY: "no.invalid" };
    for (const [name, proxy] of Object.entries(all)) {
      expect(proxyFor(host, left)).toMatchObject({ variable: name, name: proxy });
      left[name] = " ";
    }
    expect(proxyFor(host, left)).toBeUndefined();
    expect(proxyFor(host, {})).toBeUndefined();
  });

  test("is none for what no_proxy exempts, else NO_PROXY", () => {
    const env = { HTTPS_PROXY: "proxy.invalid:3128", NO_PROXY: "aliyuncs.com" };
    expect(of(env)).toBeUndefined();
    expect(of({ ...env, no_proxy: " " })).toBeUndefined();
    expect(of({ ...env, no_proxy: "other.invalid" })).toBe("http://proxy.invalid:3128/");
    expect(of({ ...env, HTTPS_PROXY: "socks5://proxy.invalid" })).toBeUndefined();
  });

  test.each([
    ["proxy.invalid", "http://proxy.invalid/", "proxy.invalid"],
    ["proxy.invalid:3128", "http://proxy.invalid:3128/", "proxy.invalid:3128"],
    [" proxy.invalid:3128\n", "http://proxy.invalid:3128/", "proxy.invalid:3128"],
    ["HTTP://Proxy.Invalid:3128/", "http://proxy.invalid:3128/", "proxy.invalid:3128"],
    ["https://proxy.invalid:3129", "https://proxy.invalid:3129/", "proxy.invalid:3129"],
    ["[::1]:3128", "http://[::1]:3128/", "[::1]:3128"],
  ])("%j is %s, without a login", (value, url, name) => {
    const proxy = proxyFor(host, { HTTPS_PROXY: value });
    expect(proxy).toMatchObject({ name, url: new URL(url) });
    expect(proxy).not.toHaveProperty("authorization");
    expect(proxyProblem({ HTTPS_PROXY: value })).toBeUndefined();
  });
});

describe("the login of a proxy", () => {
  test.each([
    ["ci:some-pass-1@", "ci:some-pass-1", ["some-pass-1"]],
    ["ci:p%40ss%2Fword%201@", "ci:p@ss/word 1", ["p%40ss%2Fword%201", "p@ss/word 1"]],
    ["c%3Ai:pässwörd-3@", "c:i:pässwörd-3", ["pässwörd-3", "p%C3%A4ssw%C3%B6rd-3"]],
    ["ci:50%-of-it-all@", "ci:50%-of-it-all", ["50%-of-it-all"]],
    ["ci:some@thing-4@", "ci:some@thing-4", ["some@thing-4"]],
    ["a-token-alone-5@", "a-token-alone-5:", ["a-token-alone-5"]],
    [":a-password-alone-6@", ":a-password-alone-6", ["a-password-alone-6"]],
  ])("%s is sent decoded, and never shown", (login, sent, secrets) => {
    for (const scheme of ["", "http://", "https://"]) {
      const proxy = proxyFor(host, { HTTPS_PROXY: `${scheme}${login}proxy.invalid:3128` });
      const encoded = Buffer.from(sent).toString("base64");
      expect(proxy?.authorization).toBe(`Basic ${encoded}`);
      expect(proxy?.name).toBe("proxy.invalid:3128");
      for (const secret of [...secrets, encoded.replace(/=+$/, "")]) {
        expect(redact(`told ${secret} here`)).toBe("told [redacted] here");
      }
    }
  });
});

describe("what names no proxy that can be used", () => {
  test.each([
    "socks5://ci:hidden-pass@proxy.invalid:1080",
    "socks5h://ci:hidden-pass@proxy.invalid",
    "ftp://ci:hidden-pass@proxy.invalid",
    "file:///hidden-pass",
    "http://ci:hidden-pass@proxy.invalid:port",
    "http://ci:hidden-pass@proxy.invalid:99999",
    "http://ci:hidden-pass@:3128",
    "http://ci:hidden pass word@:x",
    "ci:hidden-pass@",
    "http://",
    "http://ci:hidden/pass@proxy.invalid:3128",
    "http://ci:1234/hidden-pass@proxy.invalid:3128",
    "http://hidden-pass?@proxy.invalid:3128",
    "ci:1234#hidden-pass@proxy.invalid:3128",
  ])("%s is refused, and not shown", (value) => {
    for (const variable of ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]) {
      const env = { [variable]: value };
      const problem = proxyProblem(env);
      expect(problem).toMatch(`${variable} in the environment is no http or https address of a proxy`);
      let error: unknown;
      try {
        proxyFor(host, env);
      } catch (caught) {
        error = caught;
      }
      expect(error).toMatchObject({ message: problem });
      expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(/hidden|1234|proxy\.invalid/);
    }
  });
});
