/** A time as most APIs write it: seconds, UTC. */
export function apiTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
