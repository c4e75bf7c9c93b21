/**
 * Ids that a create of this process took over. A delete of the same id in the same process is the other half of a
 * replacement or of a move to another resource, and must leave the snapshot alone.
 */
export const takenOver = new Set<string>();
