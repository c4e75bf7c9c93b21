import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Controls, Fault, JournalEntry, ServiceName } from "../clouds";
import { readBody } from "../shared/body";
import { faultReader } from "../shared/faults";
import { refusalOf } from "./refusal";
import { type Route, type Routes, taking } from "./routes";

/** What the control service steers. */
export interface ControlHandles extends Controls {
  /** Every call since the start or the last reset, in order of arrival. */
  journal(): JournalEntry[];
  /** Disturbs coming calls. */
  fault(fault: Fault): void;
  /** Returns to the state of the start: ready-made sources, no other snapshots, plans, faults, extra keys or journal. */
  reset(): void;
}

/** Serves the control API to local programs: JSON in and out, 400, 403 or 415 with a reason for what does not fit. */
export function controlListener(
  { journal, fault, reset }: ControlHandles,
  routes: readonly Routes[],
  services: readonly ServiceName[],
): RequestListener {
  const exact = {
    "GET /journal": journal,
    "POST /faults": taking(faultReader(services), fault),
    "POST /reset": reset,
  };
  const parts = [{ exact, removals: {} }, ...routes];
  return (request, response) => {
    void serve(request, response);
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
    try {
      const refusal = refusalOf(request);
      if (refusal) {
        answer(refusal.status, { error: refusal.error });
        return;
      }
      const body = (await readBody(request)).toString("utf8");
      const route = routeOf(parts, `${request.method} ${request.url}`);
      if (route === undefined) {
        answer(404, { error: `no route ${request.method} ${request.url}` });
      } else {
        answer(200, route(body) ?? {});
      }
    } catch (error) {
      answer(400, { error: (error as Error).message });
    }
  }
}

function routeOf(parts: readonly Routes[], wanted: string): Route | undefined {
  const exact = parts.map((part) => part.exact[wanted]).find((route) => route !== undefined);
  const [, path = "", id = ""] = /^DELETE (\/.+)\/([\w-]+)$/.exec(wanted) ?? [];
  const remove = parts.map(({ removals }) => removals[path]).find((route) => route !== undefined);
  return exact ?? (remove && (() => remove(id)));
}
