import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ReleaseSite } from "../../tools/engine/release";

export const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

type Answer = string | Buffer | ((response: ServerResponse) => void);

/** A stand-in of the site of Pulumi's releases on a loopback port. */
export class StandInSite {
  /** What is answered, by path; all else is 404. */
  readonly files = new Map<string, Answer>();
  readonly asked: string[] = [];
  private readonly server = createServer(((request, response) => {
    // a proxy is asked for the whole address
    const path = (request.url ?? "").replace(/^http:\/\/[^/]+/, "");
    this.asked.push(path);
    const answer = this.files.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === "function") answer(response);
    else response.end(answer);
  }) satisfies RequestListener);

  /** The site as the engine tool is told of it; limits can be made tighter. */
  async open(limits: Partial<ReleaseSite> = {}): Promise<ReleaseSite> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return { base: this.url("/releases"), silenceMs: 10_000, wholeMs: 20_000, largest: 1_000_000, ...limits };
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
