/** The permission that each call needs, by the API's name of the call. The services do not name it in their answers. */
const permissions: Record<string, Record<string, string>> = {
  EVS: {
    CreateSnapshot: "evs:snapshots:create",
    ShowSnapshot: "evs:snapshots:get",
    ListSnapshots: "evs:snapshots:list",
    UpdateSnapshot: "evs:snapshots:update",
    DeleteSnapshot: "evs:snapshots:delete",
    CreateSnapshotMetadata: "evs:snapshots:update and evs:volumes:get",
    UpdateSnapshotMetadata: "evs:snapshots:update and evs:volumes:get",
    DeleteSnapshotMetadataItem: "evs:snapshots:delete and evs:volumes:get",
  },
  DWS: {
    CreateSnapshot: "dws:openAPISnapshot:create",
    CopySnapshot: "dws:snapshot:copy",
    ListSnapshotDetails: "dws:openAPISnapshot:detail",
    ListSnapshots: "dws:openAPISnapshot:list",
    DeleteSnapshot: "dws:openAPISnapshot:delete",
  },
  IAM: { ListProjects: "iam:projects:listProjects" },
};

/** The permission that a call of a service needs; undefined for calls that need none. */
export const permissionFor = (service: string, operation: string): string | undefined =>
  permissions[service]?.[operation];
