const essdFamily = ["cloud_essd", "cloud_auto", "cloud_essd_entry", "cloud_regional_disk_auto"];
const older = ["cloud", "cloud_efficiency", "cloud_ssd"];

/** Whether a disk of the category gives snapshots that are usable before they are complete. */
export function hasInstantAccess(category: string): boolean {
  return essdFamily.includes(category);
}

/** Whether disks of the category can have snapshots. */
export function canHaveSnapshots(category: string): boolean {
  return essdFamily.includes(category) || older.includes(category);
}

/** How many snapshots of one disk of the category can be in progress at once. */
export function concurrentSnapshots(category: string): number {
  return hasInstantAccess(category) ? 10 : 1;
}
