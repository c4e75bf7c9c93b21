import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Simulator } from "../../simulator/index";

/** The simulated clouds behind TLS, all on one port: the name of the host tells which service is meant. */
export interface TlsFront {
  readonly port: number;
  /** Hosts that have been called. */
  readonly hosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** The first word of a host that a cloud gives to a service: `ecs-cn-hangzhou.aliyuncs.com`. */
const serviceOf = (host = "") => /^[a-z]+/.exec(host)?.[0] ?? "";

export async function startTlsFront(
  { info: { endpoints } }: Simulator,
  certificate: { readonly key: string; readonly cert: string },
): Promise<TlsFront> {
  const services: Record<string, string> = { ...endpoints.alibaba, ...endpoints.huawei, ...endpoints.baidu };
  const hosts = new Set<string>();
  const server = createServer(certificate, (incoming, answer) => {
    const { method, headers, url = "/" } = incoming;
    hosts.add(headers.host ?? "");
    const onward = request(new URL(url, services[serviceOf(headers.host)]), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 500, given.headers);
      given.pipe(answer);
    });
    onward.on("error", () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
