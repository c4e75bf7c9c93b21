import { randomUUID } from "node:crypto";
import { isKind } from "../../../http/errors";
import type { Observation } from "../../../readiness/observation";
import { createdId, pathSegment } from "../../answers/ids";
import { PageWatch } from "../../answers/pages";
import { type Identified, listedRecords, singleRecord } from "../../answers/records";
import type { CallControl, CallOptions } from "../../lifecycle/kind";
import { type Mark, withMarker } from "../../lifecycle/mark";
import { marking, repeatCreate } from "../../lifecycle/repeat-create";
import type { BccClient } from "../client";
import { isTokenKnown } from "../error-codes";
import { classify } from "./classify";
import type { BccSnapshotInputs } from "./inputs";
import type { SnapshotRecord } from "./record";

const root = "/v2/snapshot";
const pathOf = (id: string) => `${root}/${pathSegment(id)}`;

/** Largest page of a list. */
const pageSize = 1_000;

/** POST /v2/snapshot. Every attempt carries the same client token, so that a lost answer makes no second snapshot. */
export function createSnapshot(
  client: BccClient,
  name: string,
  { volumeId, instanceId, desc, tags, retentionInDays }: BccSnapshotInputs,
  mark: Mark | undefined,
  call: CallOptions,
): Promise<string> {
  const body = {
    volumeId: volumeId ?? instanceId,
    snapshotName: name,
    desc: mark ? withMarker(desc ?? "", mark, mark.making) : desc,
    retentionInDays,
    tags: tags && Object.entries(tags).map(([tagKey, tagValue]) => ({ tagKey, tagValue })),
  };
  const request = {
    operation: "CreateSnapshot",
    method: "POST",
    path: root,
    query: { clientToken: randomUUID() },
    body,
  } as const;
  return repeatCreate(
    async () => {
      const { snapshotId: id } = (await client.call(request, { ...call, makes: true })).body;
      return createdId("CreateSnapshot", id);
    },
    { operation: "CreateSnapshot", what: `a snapshot named ${name}`, isTokenKnown, ...marking(mark) },
    call,
  );
}

/** One snapshot (GET /v2/snapshot/{id}); undefined if the cloud does not know it. */
export async function getSnapshot(
  client: BccClient,
  id: string,
  control: CallControl,
): Promise<Observation<SnapshotRecord> | undefined> {
  try {
    const call = { operation: "GetSnapshotDetail", method: "GET", path: pathOf(id) } as const;
    const { body, requestId } = await client.call(call, control);
    return classify(singleRecord(call.operation, body.snapshot, id), requestId);
  } catch (error) {
    if (isKind(error, "not-found")) return undefined;
    throw error;
  }
}

/** One page of GET /v2/snapshot. The marker is the first id of the page; the last page names no next one. */
export interface Page {
  readonly records: Identified[];
  readonly next?: string;
  readonly requestId?: string;
}

export async function listPage(
  client: BccClient,
  filter: { readonly volumeId?: string | undefined; readonly marker?: string | undefined },
  call: CallControl,
): Promise<Page> {
  const operation = "ListSnapshots";
  const query = { ...filter, maxKeys: String(pageSize) };
  const { body, requestId } = await client.call({ operation, method: "GET", path: root, query }, call);
  const { nextMarker: next, isTruncated } = body;
  return {
    records: listedRecords(operation, body.snapshots, "id"),
    ...(isTruncated === true && typeof next === "string" && next ? { next } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

/** All pages, each once. */
export async function* pages(
  list: (marker: string | undefined) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  const watch = new PageWatch("ListSnapshots");
  let marker: string | undefined;
  do {
    const page = await list(marker);
    yield page;
    marker = page.next;
    if (marker !== undefined)
      watch.turn(
        page.records.map(({ id }) => id),
        marker,
      );
  } while (marker !== undefined);
}

/** DELETE /v2/snapshot/{id}. */
export async function deleteSnapshot(client: BccClient, id: string, call: CallControl): Promise<void> {
  await client.call({ operation: "DeleteSnapshot", method: "DELETE", path: pathOf(id) }, call);
}

/** PUT /v2/snapshot/{id}?modifyAttribute: only what is named changes. A retention counts from now on again. */
export async function modifySnapshot(
  client: BccClient,
  id: string,
  body: { snapshotName?: unknown; desc?: unknown; retentionInDays?: unknown },
  call: CallControl,
): Promise<void> {
  const request = {
    operation: "ModifySnapshotAttribute",
    method: "PUT",
    path: pathOf(id),
    query: { modifyAttribute: "" },
    body,
  } as const;
  await client.call(request, call);
}
