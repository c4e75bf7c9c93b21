import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A way to the ECS service on which the answers to one operation take their time. */
export interface SlowAnswers {
  readonly endpoint: string;
  close(): void;
}

/** Passes all calls on; an answer to the operation leaves so long after the cloud has carried it out. */
export async function slowAnswers(ecs: string, operation: string, ms: number): Promise<SlowAnswers> {
  const server = createServer((incoming, answer) => {
    const { method, headers, url = "/" } = incoming;
    const pause = headers["x-acs-action"] === operation ? ms : 0;
    const onward = request(new URL(url, ecs), { method, headers }, (given) => {
      setTimeout(() => {
        answer.writeHead(given.statusCode ?? 500, given.headers);
        given.pipe(answer);
      }, pause);
    });
    onward.on("error", () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
