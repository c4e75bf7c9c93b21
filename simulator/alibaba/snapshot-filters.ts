import { apiError } from "./api-error";
import type { catalogue } from "./catalogue";
import type { Snapshot } from "./model";
import type { Call } from "./operation";
import type { Parameters } from "./parameters";
import { phaseAt } from "./phase";
import { snapshotLinkId, usageText } from "./snapshot-view";
import type { Uses } from "./store";
import { hasTags, wantedTags } from "./tags";

/** Parameters that narrow DescribeSnapshots. */
export const snapshotFilterParameters = [
  "Category",
  "DiskId",
  "Encrypted",
  "Filter.N.Key",
  "Filter.N.Value",
  "InstanceId",
  "KMSKeyId",
  "ResourceGroupId",
  "SnapshotLinkId",
  "SnapshotName",
  "SnapshotType",
  "SourceDiskType",
  "Status",
  "Tag.N.Key",
  "Tag.N.Value",
  "Usage",
];

type Filter = (snapshot: Snapshot) => boolean;

/** Snapshots that a call sees that asks for tags or a resource group; ListTagResources sees more. */
const labelled = 1000;

/** The snapshots that a call sees, to which its other conditions apply: the first of those that its labels are on. */
export function seenByLabels({ parameters }: Call, snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const tags = wantedTags(parameters);
  const group = parameters.text("ResourceGroupId") || undefined;
  if (tags.length === 0 && group === undefined) {
    return snapshots;
  }
  const isLabelled: Filter = (snapshot) =>
    hasTags(snapshot.tags, tags) && (group === undefined || snapshot.resourceGroupId === group);
  return snapshots.filter(isLabelled).slice(0, labelled);
}

/** The conditions that a call sets beside labels, all of which a snapshot must meet. */
export function snapshotFilters(call: Call, uses: Uses): Filter[] {
  return [...identityFilters(call), ...wordFilters(call, uses), ...timeFilters(call.parameters)];
}

function identityFilters({ parameters, store }: Call): Filter[] {
  const links = linkIds(parameters);
  const encrypted = parameters.flag("Encrypted");
  const equal = (name: string, read: (snapshot: Snapshot) => string | undefined): Filter => {
    const wanted = parameters.text(name) || undefined;
    return (snapshot) => wanted === undefined || read(snapshot) === wanted;
  };
  return [
    (snapshot) => links === undefined || links.includes(snapshotLinkId(snapshot.disk.id)),
    (snapshot) => encrypted === undefined || snapshot.disk.encrypted === encrypted,
    equal("DiskId", (snapshot) => snapshot.disk.id),
    equal("InstanceId", (snapshot) => store.disks.known(snapshot.disk.id)?.instanceId),
    equal("KMSKeyId", (snapshot) => snapshot.disk.kmsKeyId),
    equal("SnapshotName", (snapshot) => snapshot.name),
  ];
}

function linkIds(parameters: Parameters): string[] | undefined {
  const text = parameters.text("SnapshotLinkId");
  return text?.startsWith("[")
    ? parameters.jsonList("SnapshotLinkId", 100, () => apiError("InvalidParameter", "SnapshotLinkId"))
    : text === undefined
      ? undefined
      : [text];
}

function wordFilters({ parameters, at }: Call, uses: Uses): Filter[] {
  const word = (name: string, allowed: readonly string[], refusal: keyof typeof catalogue) => {
    const value = parameters.text(name) || undefined;
    if (value !== undefined && !allowed.includes(value)) {
      throw apiError(refusal);
    }
    return value;
  };
  const status = word("Status", ["progressing", "accomplished", "failed", "all"], "InvalidStatus.NotFound");
  const type = word("SnapshotType", ["auto", "user", "all"], "InvalidSnapshotType.NotFound");
  const usage = word("Usage", ["image", "disk", "image_disk", "none"], "InvalidUsage");
  const category = word(
    "Category",
    ["Standard", "standard", "Flash", "flash", "archive"],
    "InvalidSnapshotCategory.Malformed",
  );
  const diskType = parameters.text("SourceDiskType")?.toLowerCase();
  if (diskType !== undefined && diskType !== "system" && diskType !== "data") {
    throw apiError("InvalidSourceDiskType");
  }
  return [
    (snapshot) => status === undefined || status === "all" || phaseAt(snapshot.timeline, at).status === status,
    (snapshot) => type === undefined || type === "all" || (type === "user") === (snapshot.type === "user"),
    (snapshot) => usage === undefined || usageText(snapshot, uses) === usage,
    () => category === undefined || category.toLowerCase() === "standard",
    (snapshot) => diskType === undefined || snapshot.disk.type === diskType,
  ];
}

function timeFilters(parameters: Parameters): Filter[] {
  return parameters.records("Filter").map(({ key, value }) => {
    if (key !== "CreationStartTime" && key !== "CreationEndTime") {
      throw apiError("InvalidFilterKey.NotFound");
    }
    if (value === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(value) || Number.isNaN(Date.parse(value))) {
      throw apiError("InvalidFilterValue");
    }
    const limit = Date.parse(value);
    return key === "CreationStartTime"
      ? (snapshot) => snapshot.timeline.startedAt >= limit
      : (snapshot) => snapshot.timeline.startedAt <= limit;
  });
}
