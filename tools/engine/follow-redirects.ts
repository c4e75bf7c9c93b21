import http from "node:http";
import https from "node:https";
import { proxyEnvironment } from "./clean-environment";

const mostRedirects = 5;

/** Opens a file, through redirects; `heard` is called at each answer. Throws when it is not there. */
export async function open(
  first: URL,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  heard: () => void,
): Promise<http.IncomingMessage> {
  let url = first;
  expectSafe(url, url);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await get(url, env, signal);
    heard();
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200) return answer;
    answer.destroy();
    if (statusCode < 300 || statusCode > 399 || !headers.location) throw new Error(`the answer is ${statusCode}`);
    const next = new URL(headers.location, url);
    expectSafe(next, url);
    url = next;
  }
  throw new Error(`more than ${mostRedirects} redirects`);
}

/** Throws unless a URL is https, or belongs to a test's stand-in on 127.0.0.1 that another URL of the same led to. */
export function expectSafe(url: URL, from: URL): void {
  const isStandIn = [url, from].every(({ protocol, hostname }) => protocol === "http:" && hostname === "127.0.0.1");
  if (url.protocol !== "https:" && !isStandIn) throw new Error(`it leads to ${shown(url)}, which is not https`);
}

/** A URL without its query, which can hold the credentials of a signed address. */
export const shown = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

function get(url: URL, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { Agent, request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const agent = new Agent({ proxyEnv: proxyEnvironment(env) });
    request(url, { agent, signal, headers: { "user-agent": "pulumi-cloud-snapshots" } }, resolve)
      .on("error", reject)
      .end();
  });
}
