import { isDeepStrictEqual } from "node:util";
import { withRetry } from "../../../http/retry";
import { Poller } from "../../answers/poller";
import { textOf } from "../../answers/texts";
import type { Unverified } from "../../inputs/schema";
import { autoName } from "../../lifecycle/auto-name";
import type { KindChange, Properties, Runtime, Session, SnapshotKind } from "../../lifecycle/kind";
import { withMarker } from "../../lifecycle/mark";
import { isVanished } from "../../lifecycle/observed";
import { checkEnvironment, placeNotices, regionOf, whereOf } from "../../place/cloud";
import { endpointOf } from "../../place/endpoint";
import { identityOf } from "../../place/identity";
import { sessionStore } from "../../shared/sessions";
import { BccClient } from "../client";
import { baidu, credentialsFrom } from "../credentials";
import { bcc } from "../endpoint";
import { phaseOf } from "./classify";
import { type BccSnapshotInputs, checkRetention, checkSource, inputs, longestName } from "./inputs";
import { bccMarks } from "./marks";
import { createSnapshot, deleteSnapshot, modifySnapshot } from "./operations";
import { pollLimit, pollsOf } from "./poll";
import { outputsOf, type SnapshotRecord } from "./record";

export interface BccSession extends Session<SnapshotRecord> {
  readonly client: BccClient;
}

type Given = Properties & Unverified<BccSnapshotInputs>;

const hour = 3_600_000;

const store = sessionStore<BccSession>();

/** Snapshots of CDS disks and of instances' system disks on Baidu AI Cloud. */
export function bccSnapshots(runtime: Runtime): SnapshotKind<SnapshotRecord, BccSession> {
  const { clock, transport, env } = runtime;

  return {
    name: "baidu:BccSnapshot",
    source: ["volumeId", "instanceId"],
    defaultTimeouts: { create: 6 * hour, update: hour, delete: hour },
    inputs,
    check(news: Given, olds: Given) {
      const isNew = olds.volumeId === undefined && olds.instanceId === undefined;
      return [
        ...checkSource(news),
        ...checkRetention(news, olds),
        ...checkEnvironment(baidu, [bcc], { news, isNew }, env),
      ];
    },
    where: (properties) => whereOf(baidu, properties, env),
    notices: (properties) => placeNotices(baidu, [bcc], properties, env),

    async open(properties, { signal }) {
      const region = regionOf(baidu, properties, env);
      const endpoint = endpointOf(bcc, region, env);
      const credentials = credentialsFrom(env);
      const key = identityOf(region, endpoint.origin, credentials);
      const session = async (): Promise<BccSession> => {
        const client = new BccClient(endpoint, credentials, transport, clock);
        return {
          where: whereOf(baidu, { region }, env),
          place: { region },
          client,
          poller: new Poller(pollsOf(client), pollLimit, clock),
          now: () => client.now(),
        };
      };
      return store(runtime, key, session, signal);
    },

    marks: bccMarks,

    create({ client }, wanted: BccSnapshotInputs, mark, call) {
      const { snapshotName = autoName(call.logicalName, longestName) } = wanted;
      return createSnapshot(client, snapshotName, wanted, mark, call);
    },

    refuseAdoption(record, { volumeId, instanceId, tags }: BccSnapshotInputs) {
      const told: Unverified<BccSnapshotInputs> = outputsOf(record);
      const isOther = (own: unknown, wanted: unknown) => own !== undefined && wanted !== undefined && own !== wanted;
      if (isOther(told.volumeId, volumeId))
        return `it is a snapshot of ${textOf(told.volumeId)}, not of the disk that volumeId names`;
      if (isOther(told.instanceId, instanceId))
        return `it is a snapshot of ${textOf(told.instanceId)}, not of the instance that instanceId names`;
      return tags === undefined || isDeepStrictEqual(told.tags ?? {}, tags)
        ? undefined
        : "its tags differ, and BCC changes tags of a snapshot in the console only";
    },

    async update({ client }, id, { olds, news, mark }: KindChange<BccSnapshotInputs>, call) {
      const { snapshotName, desc = "", retentionInDays } = news;
      const body = {
        ...(snapshotName === olds.snapshotName ? {} : { snapshotName }),
        ...(news.desc === olds.desc ? {} : { desc: mark ? withMarker(desc, mark, mark.making) : desc }),
        ...(retentionInDays === olds.retentionInDays ? {} : { retentionInDays }),
      };
      if (!Object.values(body).some((value) => value !== undefined)) return;
      const retry = { ...call, waitForBusy: true };
      await withRetry(() => modifySnapshot(client, id, body, call), retry);
    },

    remove: ({ client }, id, _state, call) => deleteSnapshot(client, id, call),
    outputs: outputsOf,
    expiresAt: ({ retentionInDays, expireTime }) => {
      const end = Date.parse(textOf(expireTime));
      return retentionInDays === undefined || Number.isNaN(end) ? undefined : end;
    },
    recordedPhase: (state) => (isVanished(state) ? "gone" : phaseOf(state.status)),
    deletionFailure: (status) =>
      status === "NotAvailable"
        ? "The cloud deletes no snapshot in this state; ask its support to remove it"
        : undefined,
  };
}
