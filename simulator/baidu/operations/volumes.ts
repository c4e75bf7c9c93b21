import { bccError } from "../catalogue";
import type { Snapshot, Volume } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { pageOf } from "../paging";
import { isBusy } from "../status";

/** Lists the CDS disks. */
export const listVolumes: Operation = {
  name: "ListCDSVolume",
  method: "GET",
  path: "/v2/volume",
  run: ({ query, region, store, at }: Call): Answer => {
    const instanceId = query.text("instanceId") ?? "";
    const found = store.volumes
      .existing(at)
      .filter((volume) => volume.region === region && (instanceId === "" || volume.instanceId === instanceId));
    const { rows, envelope } = pageOf(found, query, () => bccError("BadRequest"));
    const existing = Map.groupBy(store.existing(at), ({ sourceId }) => sourceId);
    return {
      body: { ...envelope, volumes: rows.map((volume) => volumeView(volume, existing.get(volume.id) ?? [], at)) },
    };
  },
};

/** Shows one CDS disk. */
export const getVolume: Operation = {
  name: "GetCDSVolumeDetail",
  method: "GET",
  path: "/v2/volume/{id}",
  run: ({ path: { id = "" }, region, store, at }: Call): Answer => {
    const volume = store.volumes.find(id, at);
    if (volume?.region !== region) {
      throw bccError("NoSuchObject");
    }
    return { body: { volume: volumeView(volume, store.existingOf(id, at), at) } };
  },
};

function volumeView(volume: Volume, snapshots: readonly Snapshot[], at: number): Readonly<Record<string, unknown>> {
  const { id, instanceId } = volume;
  return {
    id,
    name: volume.name,
    desc: "",
    status: isBusy(snapshots, at) ? "SnapshotProcessing" : volume.status,
    diskSizeInGB: volume.sizeGB,
    storageType: volume.storageType,
    type: "Cds",
    isSystemVolume: false,
    paymentTiming: "Postpaid",
    createTime: "2026-01-01T00:00:00Z",
    expireTime: "",
    zoneName: `cn-${volume.region}-a`,
    regionId: volume.region,
    snapshotNum: String(snapshots.length),
    encrypted: false,
    attachments: instanceId === undefined ? [] : [{ volumeId: id, instanceId, device: "/dev/vdb", serial: id }],
    tags: [],
  };
}
