import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How a cloud that means no harm, but keeps nothing to itself, answers a request. */
type Answer = (echo: string) => { readonly status: number; readonly type: string; readonly body: string };

const json = (status: number, value: unknown) => ({ status, type: "application/json", body: JSON.stringify(value) });

const answers: Answer[] = [
  (echo) =>
    json(403, {
      Code: "Forbidden.RAM",
      Message: echo,
      RequestId: echo,
      error_code: "EVS.1027",
      error_msg: echo,
      code: "AccessDenied",
      message: echo,
      requestId: echo,
    }),
  (echo) =>
    json(400, {
      Code: `Bad.${echo}`,
      Message: "no",
      error_code: `Bad.${echo}`,
      error_msg: "no",
      code: `Bad.${echo}`,
      message: "no",
    }),
  (echo) =>
    json(403, {
      Code: "Forbidden",
      Message: Buffer.from(echo).toString("base64"),
      error: { code: "EVS.1027", message: encodeURIComponent(echo) },
      code: "AccessDenied",
      message: encodeURIComponent(echo).toLowerCase(),
    }),
  (echo) => ({
    status: 404,
    type: "text/html",
    body: `<p>${echo.replaceAll("/", "&#x2F;").replaceAll('"', "&quot;")}</p>`,
  }),
  (echo) => ({ status: 200, type: `text/plain; x=${encodeURIComponent(echo.slice(0, 60))}`, body: echo }),
];

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

/** A server that answers every request with an error that holds all that it was sent; each kind of answer in turn. */
export async function startEchoCloud(): Promise<{
  readonly url: string;
  readonly requests: () => number;
  close(): Promise<void>;
}> {
  let count = 0;
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const answer = answers[count++ % answers.length] as Answer;
      const echo = `${request.url} ${Object.values(request.headers).join(" ")} ${body}`;
      const { status, type, body: text } = answer(echo);
      response
        .writeHead(status, { "content-type": type, "x-request-id": encodeURIComponent(echo).slice(0, 4_000) })
        .end(text);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => count,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
