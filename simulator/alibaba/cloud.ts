import { defineCloud, type OpenService, openService } from "../shared/cloud";
import { KeyRing } from "../shared/key-ring";
import { usualOf } from "../shared/readers";
import { type EcsBehaviour, ecsSettings } from "./behaviour";
import { ecsRoutes } from "./control-routes";
import { EcsControl } from "./ecs-control";
import { homeRegion } from "./seeds";
import { EcsService } from "./service";
import { EcsStore } from "./store";

const resourceGroup = "rg-acfmxazb4p00001";

export type AlibabaServices = {
  /** The simulated Alibaba account. */
  readonly ecs: OpenService<EcsControl>;
};

export interface AlibabaInfo {
  readonly region: string;
  /** One cloud_essd, one cloud_efficiency. */
  readonly disks: readonly string[];
}

/** The ECS stand-in: its API, its control and its ready-made disks. */
export const alibaba = defineCloud<Partial<EcsBehaviour>, AlibabaServices, AlibabaInfo>({
  stream: 0,
  open(context, options) {
    const store = new EcsStore({ ...usualOf(ecsSettings), ...context.usual, ...options }, context.random);
    const keys = new KeyRing(context.credentials);
    const control = new EcsControl(store, keys, context.now);
    const [instanceId, essd, efficiency] = [store.newId("i"), store.newId("d"), store.newId("d")];
    const ecs = openService({
      control,
      routes: ecsRoutes(control),
      service: new EcsService(context, store, keys),
      held: [store, keys],
      seedDefaults: () => {
        control.putInstance({ id: instanceId });
        control.putDisk({ id: essd, category: "cloud_essd", instanceId });
        control.putDisk({ id: efficiency, category: "cloud_efficiency", instanceId });
        control.putResourceGroup(resourceGroup);
      },
    });
    return { services: { ecs }, info: { region: homeRegion, disks: [essd, efficiency] } };
  },
  environment: ({ info, endpoints, credentials }) => ({
    ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
    ALICLOUD_REGION: info.region,
    CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: endpoints.ecs,
  }),
  tokens: ["ALICLOUD_SECURITY_TOKEN"],
  examples: ({ disks }) => ({ "Alibaba disks": disks }),
});
