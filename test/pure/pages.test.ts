import type { EcsClient } from "../../provider/clouds/alibaba/client";
import { listSnapshots } from "../../provider/clouds/alibaba/ecs-snapshot/list";
import { mostPages } from "../../provider/clouds/answers/pages";
import { listAll as listBcc } from "../../provider/clouds/baidu/bcc-snapshot/list";
import type { BccClient } from "../../provider/clouds/baidu/client";
import { listAll as listEvs } from "../../provider/clouds/huawei/evs-snapshot/list";
import type { Connection } from "../../provider/clouds/huawei/session";
import { TransportError } from "../../provider/http/errors";
import { VirtualClock } from "../support/virtual-clock";

const call = {
  clock: new VirtualClock(),
  signal: new AbortController().signal,
  until: Number.POSITIVE_INFINITY,
  logicalName: "",
  onRetry: () => {},
};

/** The ids of page i, and what names the next one: undefined ends the list. */
type Pages = (i: number) => { readonly ids: string[]; readonly next?: string | undefined };

/** The list functions of the clouds, on pages as given. */
const clouds: Record<string, (pages: Pages) => Promise<Map<string, unknown>>> = {
  ECS(pages) {
    let i = 0;
    const answer = async () => {
      const { ids, next = "" } = pages(i++);
      return { NextToken: next, Snapshots: { Snapshot: ids.map((SnapshotId) => ({ SnapshotId })) } };
    };
    return listSnapshots({ call: answer } as unknown as EcsClient, "cn-hangzhou", {}, call);
  },
  EVS(pages) {
    let i = 0;
    const answer = async () => {
      const { ids, next } = pages(i++);
      const snapshots = ids.map((id) => ({ id }));
      const last = snapshots.at(-1);
      while (next !== undefined && last && snapshots.length < 1_000) snapshots.push(last);
      return { body: { snapshots }, headers: {} };
    };
    const place = { region: "cn-north-4", projectId: "p" };
    return listEvs({ place, client: { call: answer } } as unknown as Connection, {}, call);
  },
  BCC(pages) {
    let i = 0;
    const answer = async () => {
      const { ids, next } = pages(i++);
      const snapshots = ids.map((id) => ({ id }));
      return { body: { snapshots, isTruncated: next !== undefined, nextMarker: next } };
    };
    return listBcc({ call: answer } as unknown as BccClient, {}, call);
  },
};

const each = test.each(Object.entries(clouds));
const failure = (work: Promise<unknown>) =>
  work.then(
    () => "ended well",
    (error: unknown) => error,
  );

each("%s: a list of many pages is read to its end", async (_, list) => {
  const pages: Pages = (i) => ({ ids: [`s-${i}`], next: i < mostPages - 1 ? `n-${i}` : undefined });
  expect((await list(pages)).size).toBe(mostPages);
});

each("%s: a list without end ends after a thousand pages", async (_, list) => {
  let read = 0;
  const error = await failure(
    list((i) => {
      if (read++ > 2 * mostPages) throw new Error("nothing ends it");
      return { ids: [`s-${i}`], next: `n-${i}` };
    }),
  );
  expect(error).toBeInstanceOf(TransportError);
  expect(String(error)).toMatch(/does not end: there are more than 1000 pages/);
  expect(read).toBe(mostPages);
});

each("%s: a page that brings nothing new is told, however its successor is named", async (_, list) => {
  let read = 0;
  const error = await failure(
    list((i) => {
      if (read++ > 2 * mostPages) throw new Error("nothing ends it");
      return { ids: ["s-1", "s-2"], next: `n-${i}` };
    }),
  );
  expect(error).toBeInstanceOf(TransportError);
  expect(String(error)).toMatch(/does not end: a page brings nothing new/);
  expect(read).toBe(2);
});

test.each(["ECS", "BCC"])("%s: pages that run in a circle are told, also empty ones", async (name) => {
  const error = await failure(clouds[name]?.((i) => ({ ids: [], next: i % 2 ? "a" : "b" })) ?? Promise.resolve());
  expect(String(error)).toMatch(/does not end: the pages run in a circle: b came twice/);
});

test.each(["ECS", "BCC"])("%s: an empty page is no end", async (name) => {
  const pages: Pages = (i) => (i === 0 ? { ids: [], next: "n" } : { ids: ["s-1"] });
  expect(await clouds[name]?.(pages)).toHaveProperty("size", 1);
});
