import { Looks } from "../../answers/looks";
import type { Properties, Runtime, Session, SnapshotKind } from "../../lifecycle/kind";
import { EcsClient } from "../client";
import { credentialsFrom, regionChoices, regionFrom } from "../credentials";
import { ecsEndpoint } from "../endpoint";
import { phaseOf } from "./classify";
import { changes, checkInputs, type EcsSnapshotInputs } from "./inputs";
import { modifySnapshot } from "./modify";
import { createSnapshot, deleteSnapshot, describeLimit, describeSnapshots } from "./operations";
import { outputsOf, type SnapshotRecord } from "./record";

export interface EcsSession extends Session<SnapshotRecord> {
  readonly client: EcsClient;
}

const hour = 3_600_000;

/** Disk snapshots of Alibaba Cloud ECS. One session per region and account, shared by all resources of the process. */
export function ecsSnapshots(runtime: Runtime): SnapshotKind<SnapshotRecord, EcsSession> {
  const { clock, transport, env } = runtime;
  const sessions = new Map<string, EcsSession>();

  return {
    name: "alibaba:EcsSnapshot",
    defaultTimeouts: { create: 6 * hour, update: hour, delete: hour },
    changes,
    check: (news, olds) => checkInputs(news, olds, regionFrom(env)),

    async open(properties: Properties) {
      const region = (properties["region"] as string | undefined) ?? regionFrom(env);
      if (!region) throw new Error(`No Alibaba Cloud region: ${regionChoices}.`);
      const credentials = credentialsFrom(env);
      const key = `${region} ${credentials.accessKeyId}`;
      const known = sessions.get(key);
      if (known) return known;
      const client = new EcsClient(ecsEndpoint(region, env), credentials, transport, clock);
      const looks = new Looks((ids, signal) => describeSnapshots(client, region, ids, signal), describeLimit, clock);
      const session = { place: { region }, client, looks };
      sessions.set(key, session);
      return session;
    },

    create: ({ client }, inputs, call) => createSnapshot(client, inputs as unknown as EcsSnapshotInputs, clock, call),

    refuseAdoption(record, inputs) {
      const disk = record["SourceDiskId"];
      return disk === inputs["diskId"] ? undefined : `it is a snapshot of ${disk}, not of ${inputs["diskId"]}`;
    },

    update: ({ client, place: { region } }, id, change, call) =>
      modifySnapshot(client, region, id, change, clock, call),
    remove: ({ client }, id, state, signal) => deleteSnapshot(client, id, state["force"] === true, signal),
    outputs: outputsOf,
    recordedPhase: (state) => (state["status"] === "vanished" ? "gone" : phaseOf(state["status"], state["available"])),
  };
}
