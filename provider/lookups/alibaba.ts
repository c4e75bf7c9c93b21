import { type EcsSession, ecsSnapshots } from "../clouds/alibaba/ecs-snapshot/kind";
import { type EcsSnapshotFilters, listSnapshots } from "../clouds/alibaba/ecs-snapshot/list";
import type { SnapshotRecord } from "../clouds/alibaba/ecs-snapshot/record";
import type { Runtime } from "../clouds/lifecycle/kind";
import { systemRuntime } from "../clouds/system-runtime";
import type { EcsSnapshot } from "../resources/alibaba-ecs-snapshot";
import { type Found, lookups, outputVariant, type Place } from "./lookup";

export type { EcsSnapshotFilters };

/** An ECS snapshot as a look-up returns it. */
export type FoundEcsSnapshot = Found<EcsSnapshot>;

/** Look-ups of ECS snapshots on a runtime of one's own; programs use the functions below. */
export const ecsLookups = (runtime: Runtime) =>
  lookups<SnapshotRecord, EcsSession, EcsSnapshotFilters, FoundEcsSnapshot>(
    ecsSnapshots(runtime),
    runtime,
    ({ client, place }, filters, call) => listSnapshots(client, place.region, filters, runtime.clock, call),
  );

const { one, many } = ecsLookups(systemRuntime);

/** The ECS snapshot with this id. Throws an error that names it if there is none. Stands on DescribeSnapshots. */
export const getEcsSnapshot = (args: { id: string } & Place): Promise<FoundEcsSnapshot> => one(args);
export const getEcsSnapshotOutput = outputVariant(getEcsSnapshot);

/** All ECS snapshots of a region that pass every filter. Stands on DescribeSnapshots, all pages. */
export const getEcsSnapshots = (args: EcsSnapshotFilters & Place = {}): Promise<FoundEcsSnapshot[]> => many(args);
export const getEcsSnapshotsOutput = outputVariant(getEcsSnapshots);
