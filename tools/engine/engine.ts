/** A Pulumi CLI that runs, and what it needs beside it. */
export interface Engine {
  /** Full path of `pulumi`. */
  readonly command: string;
  /** As the CLI prints it, without the leading "v": "3.259.0". */
  readonly version: string;
  /** Where it was found or made. */
  readonly source: "PATH" | "PULUMI_HOME" | "cache" | "installer" | "Go modules";
  /** Value for PATH: this workspace's Node first, then CLI, language host, dynamic-provider launcher, and the old PATH. */
  readonly path: string;
}
