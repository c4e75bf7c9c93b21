import type { Answer, Call, Operation } from "../../operation";
import type { Volume } from "../model";
import type { EvsStore } from "../store";

/** Lists the volumes. */
export const listVolumes: Operation<EvsStore> = {
  name: "ListVolumes",
  method: "GET",
  path: "/v2/{project}/cloudvolumes/detail",
  run: ({ store, at }: Call<EvsStore>): Answer => {
    const volumes = store.volumes.existing(at);
    return { status: 200, body: { count: volumes.length, volumes: volumes.map(volumeView) } };
  },
};

/** Shows one volume. */
export const showVolume: Operation<EvsStore> = {
  name: "ShowVolume",
  method: "GET",
  path: "/v2/{project}/cloudvolumes/{id}",
  run: ({ path: { id = "" }, store, at }: Call<EvsStore>): Answer => {
    const volume = store.volumes.find(id, at);
    if (volume === undefined) {
      throw store.error("EVS.5404/volume", id);
    }
    return { status: 200, body: { volume: volumeView(volume) } };
  },
};

function volumeView(volume: Volume): Readonly<Record<string, unknown>> {
  return {
    id: volume.id,
    name: volume.name,
    status: volume.status,
    size: volume.sizeGiB,
    volume_type: volume.type,
    availability_zone: volume.availabilityZone,
    service_type: volume.serviceType,
    attachments: [],
    bootable: "false",
    description: null,
    metadata: {},
    multiattach: false,
    snapshot_id: null,
    tags: {},
  };
}
