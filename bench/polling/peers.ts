import { type Cloud, pause } from "./cloud";
import type { Law } from "./laws";

/** Creates a snapshot of each disk and polls at each alone, as the law says, until it is accomplished. */
export async function waitByLaw(
  { simulator, clock, disks, call }: Cloud,
  { polls }: Law,
  order: "together" | "in turn",
  random: () => number,
): Promise<void> {
  const RegionId = simulator.info.alibaba.region;
  const wait = async (DiskId: string) => {
    const { SnapshotId: id } = await call("CreateSnapshot", { DiskId });
    const startedAt = clock.now();
    const SnapshotIds = JSON.stringify([id]);
    for (const seconds of polls(random)) {
      await clock.sleep(startedAt + 1_000 * seconds - clock.now());
      const { Snapshots } = await call("DescribeSnapshots", { RegionId, SnapshotIds });
      const [found] = (Snapshots as { Snapshot: { Status: string }[] }).Snapshot;
      if (found?.Status === "accomplished") return;
    }
  };
  if (order === "together") await clock.run(Promise.all(disks.map(wait)));
  else for (const disk of disks) await clock.run(wait(disk).then(() => clock.sleep(pause)));
}
