import { bccError } from "../catalogue";
import type { Volume } from "../model";
import type { Answer, Call, Operation } from "../operation";
import { pageOf } from "../paging";
import type { BccStore } from "../store";

/** Lists the CDS disks. */
export const listVolumes: Operation = {
  name: "ListCDSVolume",
  method: "GET",
  path: "/v2/volume",
  run: ({ query, region, store, at }: Call): Answer => {
    const instanceId = query.text("instanceId") ?? "";
    const found = [...store.volumes.values()].filter(
      (volume) =>
        volume.region === region &&
        store.volume(volume.id, at) !== undefined &&
        (instanceId === "" || volume.instanceId === instanceId),
    );
    const { rows, envelope } = pageOf(found, query, () => bccError("BadRequest"));
    return { body: { ...envelope, volumes: rows.map((volume) => volumeView(volume, store, at)) } };
  },
};

/** Shows one CDS disk. */
export const getVolume: Operation = {
  name: "GetCDSVolumeDetail",
  method: "GET",
  path: "/v2/volume/{id}",
  run: ({ path: { id = "" }, region, store, at }: Call): Answer => {
    const volume = store.volume(id, at);
    if (volume?.region !== region) {
      throw bccError("NoSuchObject");
    }
    return { body: { volume: volumeView(volume, store, at) } };
  },
};

function volumeView(volume: Volume, store: BccStore, at: number): Readonly<Record<string, unknown>> {
  const { id, instanceId } = volume;
  const made = store.existing(at).filter(({ sourceId }) => sourceId === id);
  return {
    id,
    name: volume.name,
    desc: "",
    status: store.isBusy(id, at) ? "SnapshotProcessing" : volume.status,
    diskSizeInGB: volume.sizeGB,
    storageType: volume.storageType,
    type: "Cds",
    isSystemVolume: false,
    paymentTiming: "Postpaid",
    createTime: "2026-01-01T00:00:00Z",
    expireTime: "",
    zoneName: `cn-${volume.region}-a`,
    regionId: volume.region,
    snapshotNum: String(made.length),
    encrypted: false,
    attachments: instanceId === undefined ? [] : [{ volumeId: id, instanceId, device: "/dev/vdb", serial: id }],
    tags: [],
  };
}
