import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Bytes of a request's headers that are taken: a token of IAM is one of them, and may have 64 KiB. */
const largestHeaders = 128 * 1024;

/** One listening service. */
export interface Server {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and cuts every open connection. */
  close(): Promise<void>;
}

/**
 * Serves on the loopback interface.
 *
 * @param port 0 takes any free port.
 * @throws the listening error (for example EADDRINUSE).
 */
export async function listen(handler: RequestListener, port: number): Promise<Server> {
  const server = createServer({ maxHeaderSize: largestHeaders }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
