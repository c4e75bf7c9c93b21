import http from "node:http";
import type { Transport } from "#provider/http/transport";

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/** Sends requests over kept connections with nothing around them, so that long waits pass quickly. */
export const directTransport: Transport = ({ url, method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent, ...(signal ? { signal } : {}) }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      answer.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
