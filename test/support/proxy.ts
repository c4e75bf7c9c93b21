import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

/** What a client has asked a proxy for. */
export interface Asked {
  /** `host:port` of its CONNECT. */
  readonly target: string;
  /** Its Proxy-Authorization, empty if it sent none. */
  readonly login: string;
}

export interface LoopbackProxy {
  /** `127.0.0.1:<port>`; `localhost:<port>` with TLS. */
  readonly name: string;
  readonly asked: readonly Asked[];
  /** Resolves once no connection of a client is open any more. */
  unused(): Promise<void>;
  close(): Promise<void>;
}

/** How a proxy goes on once it has been asked. */
export type Way = (client: Socket, asked: Asked) => void;

/**
 * A proxy on the loopback interface that reads requests to connect and leaves everything else to the way. With a
 * certificate it speaks TLS itself. `greeting` is said to whoever connects.
 */
export async function startProxy(
  way: Way,
  certificate?: { readonly key: string; readonly cert: string },
  greeting = "",
): Promise<LoopbackProxy> {
  const clients = new Set<Socket>();
  const asked: Asked[] = [];
  const serve = (client: Socket) => {
    clients.add(client);
    client.on("error", () => {});
    client.on("close", () => clients.delete(client));
    if (greeting) client.end(greeting);
    let head = "";
    const read = (chunk: Buffer) => {
      head += chunk.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      client.off("data", read);
      const [, target = ""] = /^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head) ?? [];
      const [, login = ""] = /^proxy-authorization: (.*)\r$/im.exec(head) ?? [];
      asked.push({ target, login });
      way(client, { target, login });
      client.resume();
    };
    client.on("data", read);
  };
  const server = certificate ? createTlsServer(certificate, serve) : createServer(serve);
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    name: `${certificate ? "localhost" : "127.0.0.1"}:${(server.address() as AddressInfo).port}`,
    asked,
    async unused() {
      await Promise.all([...clients].map((client) => new Promise((resolve) => client.once("close", resolve))));
    },
    async close() {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A proxy that works, and leads all who ask to one port of this machine. */
export const leadingTo =
  (port: number): Way =>
  (client) => {
    const onward = connect(port, "127.0.0.1");
    onward.on("error", () => client.destroy());
    onward.on("close", () => client.destroy());
    client.on("close", () => onward.destroy());
    onward.once("connect", () => client.write("HTTP/1.1 200 Connection established\r\n\r\n"));
    client.pipe(onward).pipe(client);
  };
