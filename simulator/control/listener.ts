import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { EcsControl } from "../alibaba/ecs-control";
import { readBody } from "../shared/body";
import type { Fault } from "../shared/faults";
import type { JournalEntry } from "../shared/journal";
import {
  readBehaviour,
  readCredentials,
  readDisk,
  readFault,
  readImage,
  readInstance,
  readPlan,
  readResourceGroup,
  readSnapshot,
  readSnapshotChange,
} from "./readers";
import type { Reader } from "./shape";

/** What the control service steers. */
export interface ControlHandles {
  readonly ecs: EcsControl;
  journal(): JournalEntry[];
  fault(fault: Fault): void;
  reset(): void;
}

type Route = (body: string) => unknown;

/** Serves the control API: JSON in and out, 400 with a reason for what does not fit. */
export function controlListener(handles: ControlHandles): RequestListener {
  const routes = routesOf(handles);
  return (request, response) => {
    void serve(request, response);
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
    try {
      const body = (await readBody(request)).toString("utf8");
      const route = routes.get(`${request.method} ${request.url}`) ?? removal(handles, request.method, request.url);
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

function routesOf({ ecs, journal, fault, reset }: ControlHandles): Map<string, Route> {
  return new Map<string, Route>([
    ["GET /journal", journal],
    ["GET /snapshots", () => ecs.snapshots()],
    ["GET /disks", () => ecs.disks()],
    ["POST /faults", taking(readFault, fault)],
    ["POST /reset", reset],
    ["POST /plans", taking(readPlan, (plan) => ecs.plan(plan))],
    ["POST /disks", taking(readDisk, (seed) => ecs.putDisk(seed))],
    ["POST /instances", taking(readInstance, (seed) => ecs.putInstance(seed))],
    ["POST /images", taking(readImage, (seed) => ecs.putImage(seed))],
    ["POST /snapshots", taking(readSnapshot, (seed) => ecs.addSnapshot(seed))],
    ["PATCH /snapshots", taking(readSnapshotChange, (change) => ecs.changeSnapshot(change))],
    ["POST /credentials", taking(readCredentials, (credentials) => ecs.putCredentials(credentials))],
    ["POST /resource-groups", taking(readResourceGroup, ({ id }) => ecs.putResourceGroup(id))],
    ["PATCH /behaviour", taking(readBehaviour, (change) => ecs.configure(change))],
  ]);
}

function taking<T>(read: Reader<T>, act: (value: T) => unknown): Route {
  return (body) => act(read(JSON.parse(body), "body"));
}

function removal({ ecs }: ControlHandles, method = "", url = ""): Route | undefined {
  const [, kind, id] = /^DELETE \/(disks|images|snapshots)\/([\w-]+)$/.exec(`${method} ${url}`) ?? [];
  if (id === undefined) {
    return undefined;
  }
  switch (kind) {
    case "disks":
      return () => ecs.releaseDisk(id);
    case "images":
      return () => ecs.removeImage(id);
    default:
      return () => ecs.removeSnapshot(id);
  }
}
