import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** A request as a listener of node:http gets it. */
export interface Request {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By small names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Hands a request to a listener without a socket; undefined if it resets the connection. */
export function ask(
  listener: RequestListener,
  { method, target, headers, body }: Request,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const cut = () => resolve(undefined);
    const socket = { destroy: cut, resetAndDestroy: cut };
    const request = {
      method,
      url: target,
      headers,
      socket,
      async *[Symbol.asyncIterator]() {
        if (body) yield Buffer.from(body);
      },
    };
    let status = 200;
    const sent: Record<string, string> = {};
    const response = {
      socket,
      writeHead(code: number, fields: Record<string, unknown>) {
        status = code;
        for (const [name, value] of Object.entries(fields)) sent[name.toLowerCase()] = String(value);
        return response;
      },
      end(text = "") {
        resolve({ status, headers: sent, body: text });
        return response;
      },
    };
    // all of node:http that the simulator uses
    listener(request as unknown as IncomingMessage, response as unknown as ServerResponse);
  });
}
