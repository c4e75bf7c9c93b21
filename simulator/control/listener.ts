import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { ecsRoutes } from "../alibaba/control-routes";
import type { EcsControl } from "../alibaba/ecs-control";
import type { BccControl } from "../baidu/bcc-control";
import { bccRoutes } from "../baidu/control-routes";
import { dwsRoutes } from "../huawei/dws/control-routes";
import type { DwsControl } from "../huawei/dws/dws-control";
import { evsRoutes } from "../huawei/evs/control-routes";
import type { EvsControl } from "../huawei/evs/evs-control";
import { iamRoutes } from "../huawei/iam/control-routes";
import type { IamControl } from "../huawei/iam/iam-control";
import { readBody } from "../shared/body";
import { type Fault, faultReader } from "../shared/faults";
import type { JournalEntry } from "../shared/journal";
import { refusalOf } from "./refusal";
import { type Route, type Routes, taking } from "./routes";

/** What the control service steers. */
export interface ControlHandles {
  /** The simulated Alibaba account. */
  readonly ecs: EcsControl;
  /** The simulated Huawei account: volumes and their snapshots. */
  readonly evs: EvsControl;
  /** The simulated Huawei account: data warehouse clusters and their snapshots. */
  readonly dws: DwsControl;
  /** The simulated Huawei account: keys, users, tokens and projects. */
  readonly iam: IamControl;
  /** The simulated Baidu account: disks, instances and their snapshots. */
  readonly bcc: BccControl;
  /** Every call since the start or the last reset, in order of arrival. */
  journal(): JournalEntry[];
  /** Disturbs coming calls. */
  fault(fault: Fault): void;
  /** Returns to the state of the start: ready-made sources, no other snapshots, plans, faults, extra keys or journal. */
  reset(): void;
}

/** Serves the control API to local programs: JSON in and out, 400, 403 or 415 with a reason for what does not fit. */
export function controlListener(handles: ControlHandles): RequestListener {
  const parts = partsOf(handles);
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

function partsOf({ ecs, evs, dws, iam, bcc, journal, fault, reset }: ControlHandles): Routes[] {
  const common = {
    exact: {
      "GET /journal": journal,
      "POST /faults": taking(faultReader(["ecs", "evs", "dws", "iam", "bcc"]), fault),
      "POST /reset": reset,
    },
    removals: {},
  };
  return [common, ecsRoutes(ecs), evsRoutes(evs), dwsRoutes(dws), iamRoutes(iam), bccRoutes(bcc)];
}

function routeOf(parts: readonly Routes[], wanted: string): Route | undefined {
  const exact = parts.map((part) => part.exact[wanted]).find((route) => route !== undefined);
  const [, path = "", id = ""] = /^DELETE (\/.+)\/([\w-]+)$/.exec(wanted) ?? [];
  const remove = parts.map(({ removals }) => removals[path]).find((route) => route !== undefined);
  return exact ?? (remove && (() => remove(id)));
}
