import { isExempt } from "./no-proxy";
import { keepSecret } from "./redact";

type Environment = Record<string, string | undefined>;

/** The proxy that a variable names. */
export interface ProxyServer {
  readonly variable: string;
  readonly url: URL;
  /** For people, without the login: `proxy.example:3128`. */
  readonly name: string;
  /** Value of Proxy-Authorization, if the variable holds a login. */
  readonly authorization?: string;
}

/** As curl looks for them: of both spellings the small one counts; what holds for all protocols comes last. */
const variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const exemptions = ["no_proxy", "NO_PROXY"];

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Whether a password with a plain `/`, `?` or `#` has ended the host too early: a part of it stands there then. */
const isCutLogin = ({ pathname, search, hash }: URL) => `${pathname}${search}${hash}`.includes("@");

/** The proxy of a variable's value; without a scheme it is http. Undefined if it names none that can be used. */
function parse(variable: string, value: string): ProxyServer | undefined {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol) || !url.hostname || isCutLogin(url)) return undefined;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  for (const secret of password ? [password, url.password] : [user, url.username]) keepSecret(secret);
  const name = url.host;
  if (!user && !password) return { variable, url, name };
  const login = Buffer.from(`${user}:${password}`).toString("base64");
  keepSecret(login);
  return { variable, url, name, authorization: `Basic ${login}` };
}

/** The first proxy variable that is set. */
function variableOf(env: Environment): readonly [variable: string, value: string] | undefined {
  return variables.map((name) => [name, env[name]?.trim() ?? ""] as const).find(([, value]) => value !== "");
}

/** What is wrong with the proxy variables, without their values, which may hold a password; undefined if nothing is. */
export function proxyProblem(env: Environment): string | undefined {
  const [variable, value] = variableOf(env) ?? [];
  if (variable === undefined || value === undefined || parse(variable, value)) return undefined;
  return `${variable} in the environment is no http or https address of a proxy (http://user:password@host:port); its value is not shown, because it may hold a password`;
}

/** The proxy for an https host; undefined to call it directly. Throws an Error whose message is `proxyProblem`'s. */
export function proxyFor(hostname: string, env: Environment): ProxyServer | undefined {
  const [variable, value] = variableOf(env) ?? [];
  if (variable === undefined || value === undefined) return undefined;
  const exempt = exemptions.map((name) => env[name]?.trim()).find(Boolean);
  if (exempt && isExempt(hostname, exempt)) return undefined;
  const proxy = parse(variable, value);
  if (!proxy) throw new Error(proxyProblem(env));
  return proxy;
}
