import { isTransient } from "../../../http/errors";
import { Poller } from "../../answers/poller";
import { textOf } from "../../answers/texts";
import type { Unverified } from "../../inputs/schema";
import { Batch } from "../../lifecycle/batch";
import type { KindChange, Runtime, Session, SnapshotKind, State } from "../../lifecycle/kind";
import { isVanished } from "../../lifecycle/observed";
import { checkEnvironment, placeNotices, regionOf, whereOf } from "../../place/cloud";
import { endpointOf } from "../../place/endpoint";
import { identityOf } from "../../place/identity";
import { sessionStore } from "../../shared/sessions";
import { EcsClient } from "../client";
import { alibaba, credentialsFrom } from "../credentials";
import { ecs } from "../endpoint";
import { phaseOf } from "./classify";
import { checkRetention, type EcsSnapshotInputs, inputs } from "./inputs";
import { ecsMarks, untagLimit, untagMaking } from "./marks";
import { modifySnapshot } from "./modify";
import { createSnapshot, deleteSnapshot, describeLimit, describeSnapshots } from "./operations";
import { outputsOf, type SnapshotRecord } from "./record";

export interface EcsSession extends Session<SnapshotRecord> {
  readonly client: EcsClient;
  /** Takes `making` marks away. */
  readonly untag: Batch;
}

/** For how long requests to take marks away gather. */
const untagPause = 50;

const hour = 3_600_000;

const store = sessionStore<EcsSession>();

/** Disk snapshots of Alibaba Cloud ECS. */
export function ecsSnapshots(runtime: Runtime): SnapshotKind<SnapshotRecord, EcsSession> {
  const { clock, transport, env } = runtime;

  return {
    name: "alibaba:EcsSnapshot",
    source: ["diskId"],
    defaultTimeouts: { create: 6 * hour, update: hour, delete: hour },
    inputs,
    check: (news: Unverified<EcsSnapshotInputs>, olds: Unverified<EcsSnapshotInputs>) => [
      ...checkRetention(news, olds),
      ...checkEnvironment(alibaba, [ecs], { news, isNew: olds.diskId === undefined }, env),
    ],
    where: (properties) => whereOf(alibaba, properties, env),
    notices: (properties) => placeNotices(alibaba, [ecs], properties, env),

    async open(properties, { signal }) {
      const region = regionOf(alibaba, properties, env);
      const endpoint = endpointOf(ecs, region, env);
      const credentials = credentialsFrom(env);
      const key = identityOf(region, endpoint.origin, credentials);
      const session = async (): Promise<EcsSession> => {
        const client = new EcsClient(endpoint, credentials, transport, clock);
        const connection = { place: { region }, client };
        const poll = (ids: string[], signal: AbortSignal) => describeSnapshots(client, region, ids, { signal });
        const untag = (ids: string[]) => untagMaking(connection, ids);
        return {
          ...connection,
          where: whereOf(alibaba, { region }, env),
          poller: new Poller(poll, describeLimit, clock),
          untag: new Batch(clock, untagLimit, untagPause, untag, (error) => !isTransient(error)),
          now: () => client.now(),
        };
      };
      return store(runtime, key, session, signal);
    },

    marks: ecsMarks,
    create: ({ client }, wanted: EcsSnapshotInputs, mark, call) => createSnapshot(client, wanted, mark, call),

    refuseAdoption({ SourceDiskId: disk }, { diskId }: EcsSnapshotInputs) {
      return disk === diskId ? undefined : `it is a snapshot of ${textOf(disk)}, not of the disk that diskId names`;
    },

    update: ({ client, place: { region } }, id, change: KindChange<EcsSnapshotInputs>, call) =>
      modifySnapshot(client, region, id, change, call),
    remove: ({ client }, id, state: Unverified<EcsSnapshotInputs>, call) =>
      deleteSnapshot(client, id, state.force === true, call),
    outputs: outputsOf,
    expiresAt: ({ createdAt, retentionDays }) => {
      const end = Date.parse(textOf(createdAt)) + Number(textOf(retentionDays) || Number.NaN) * 24 * hour;
      return Number.isNaN(end) ? undefined : end;
    },
    recordedPhase: (state: State & { readonly available?: unknown }) =>
      isVanished(state) ? "gone" : phaseOf(state.status, state.available),
  };
}
