import { ecsSnapshots } from "#provider/clouds/alibaba/ecs-snapshot/kind";
import { newMemory } from "#provider/clouds/lifecycle/memory";
import { adapt } from "#provider/dynamic/adapter";
import { providerText } from "#provider/resources/hidden";
import { type Cloud, pause } from "./cloud";

/** The real handler of EcsSnapshot creates a snapshot of each disk: so many together, and the next when those are ready. */
export async function waitOurWay({ simulator, clock, disks, transport }: Cloud, together: number): Promise<void> {
  const { endpoints, credentials, alibaba } = simulator.info;
  const env = {
    ALICLOUD_ACCESS_KEY: credentials.accessKeyId,
    ALICLOUD_SECRET_KEY: credentials.accessKeySecret,
    ALICLOUD_REGION: alibaba.region,
    CLOUD_SNAPSHOTS_ENDPOINT_ALIBABA_ECS: endpoints.alibaba.ecs,
  };
  const runtime = { clock, transport, env, memory: newMemory() };
  const handler = adapt(ecsSnapshots(runtime), runtime, {
    status: () => {},
    warn: () => {},
    tell: () => {},
    end: () => {},
  });
  const create = (diskId: string) =>
    handler.create({
      __provider: providerText("alibaba-ecs-snapshot"),
      __urn: `dev::bench::::${diskId}`,
      diskId,
    });
  for (let i = 0; i < disks.length; i += together) {
    await clock.run(Promise.all(disks.slice(i, i + together).map(create)).then(() => clock.sleep(pause)));
  }
}
