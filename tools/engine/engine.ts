/** A Pulumi CLI that runs, and what it needs beside it. */
export interface Engine {
  /** Full path of `pulumi`. */
  readonly command: string;
  /** As the CLI prints it, without the leading "v": "3.259.0". */
  readonly version: string;
  /**
   * Release of the Node language host when it was built from Go modules: "3.68.0", older than the CLI. Undefined when it
   * came with a CLI or is the user's.
   */
  readonly builtHost?: string;
  /** Where it was found or made. */
  readonly source: "PATH" | "PULUMI_HOME" | "cache" | "download" | "Go modules";
  /** Value for PATH: this workspace's Node first, then CLI, language host, dynamic-provider launcher, and the old PATH. */
  readonly path: string;
}
