import { defineCloud, type OpenService, openService } from "../shared/cloud";
import { KeyRing } from "../shared/key-ring";
import { usualOf } from "../shared/readers";
import { BccControl } from "./bcc-control";
import { type BccBehaviour, bccSettings } from "./behaviour";
import { bccRoutes } from "./control-routes";
import { homeRegion } from "./regions";
import { BccService } from "./service";
import { BccStore } from "./store";

export type BaiduServices = {
  /** The simulated Baidu account: disks, instances and their snapshots. */
  readonly bcc: OpenService<BccControl>;
};

export interface BaiduInfo {
  readonly region: string;
  /** CDS disks: one in use, one available. */
  readonly volumes: readonly string[];
  /** Running ones, whose system disks can have snapshots. */
  readonly instances: readonly string[];
}

/** The BCC stand-in: its API, its control and its ready-made disks. */
export const baidu = defineCloud<Partial<BccBehaviour>, BaiduServices, BaiduInfo>({
  stream: 0x62640000,
  open(context, options) {
    const store = new BccStore({ ...usualOf(bccSettings), ...context.usual, ...options }, context.random);
    const keys = new KeyRing(context.credentials);
    const control = new BccControl(store, keys, context.now);
    const [inUse, available] = [store.newId("v"), store.newId("v")];
    const instanceId = store.newId("i");
    const systemDiskId = store.newId("v");
    const bcc = openService({
      control,
      routes: bccRoutes(control),
      service: new BccService(context, store, keys),
      held: [store, keys],
      seedDefaults: () => {
        control.putInstance({ id: instanceId, name: "web", systemDiskId });
        control.putVolume({ id: inUse, name: "data", status: "InUse", instanceId });
        control.putVolume({ id: available, name: "spare" });
      },
    });
    return {
      services: { bcc },
      info: { region: homeRegion, volumes: [inUse, available], instances: [instanceId] },
    };
  },
  environment: ({ info, endpoints, credentials }) => ({
    BAIDUCLOUD_ACCESS_KEY: credentials.accessKeyId,
    BAIDUCLOUD_SECRET_KEY: credentials.accessKeySecret,
    BAIDUCLOUD_REGION: info.region,
    CLOUD_SNAPSHOTS_ENDPOINT_BAIDU_BCC: endpoints.bcc,
  }),
  tokens: ["BAIDUCLOUD_SESSION_TOKEN"],
  examples: ({ volumes, instances }) => ({ "Baidu volumes": volumes, "Baidu instances": instances }),
});
