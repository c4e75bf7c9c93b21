import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Simulator } from "../../simulator/index";
import type { ServiceRow } from "../../tools/clouds/cloud";
import { services } from "../../tools/clouds/environment";

/** The simulated clouds behind TLS, all on one port: the name of the host tells which service is meant. */
export interface TlsFront {
  readonly port: number;
  /** Hosts that have been called. */
  readonly hosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** The service whose name is the first word of a host that a cloud gives it: `ecs-cn-hangzhou.aliyuncs.com`. */
function serviceOf(host = ""): ServiceRow {
  const name = /^[a-z]+/.exec(host)?.[0] ?? "";
  const service = Object.entries(services).find(([each]) => each === name)?.[1];
  if (!service) throw new Error(`no simulated service has the host ${host}`);
  return service;
}

export async function startTlsFront(
  { info: { endpoints } }: Simulator,
  certificate: { readonly key: string; readonly cert: string },
): Promise<TlsFront> {
  const hosts = new Set<string>();
  const server = createServer(certificate, (incoming, answer) => {
    const { method, headers, url = "/" } = incoming;
    hosts.add(headers.host ?? "");
    const onward = request(new URL(url, serviceOf(headers.host).origin(endpoints)), { method, headers }, (given) => {
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
