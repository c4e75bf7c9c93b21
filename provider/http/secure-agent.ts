import https from "node:https";
import type { Duplex } from "node:stream";

const standing = new WeakSet<Duplex>();

/** Whether TLS stands, or once stood, on a connection of a SecureAgent: before that nothing of a request has left. */
export const isSecured = (socket: Duplex): boolean => standing.has(socket);

/** Connects, and notes for each connection whether TLS stands. */
export class SecureAgent extends https.Agent {
  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const socket = super.createConnection(options, callback);
    socket?.once("secureConnect", () => standing.add(socket));
    return socket;
  }
}
