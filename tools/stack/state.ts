export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  /** Replaced, and not deleted yet. */
  readonly delete?: boolean;
  readonly initErrors?: string[];
  readonly sourcePosition?: string;
}

/** What `pulumi stack export` shows. */
export interface State {
  readonly text: string;
  /** The snapshots among the recorded resources. */
  readonly snapshots: readonly RecordedResource[];
  readonly pending: readonly unknown[];
}

export const stateArgs = ["stack", "export"];

export function readState(text: string): State {
  const { deployment } = JSON.parse(text);
  const resources: RecordedResource[] = deployment.resources ?? [];
  return {
    text,
    snapshots: resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/")),
    pending: deployment.pending_operations ?? [],
  };
}
