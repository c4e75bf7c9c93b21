import type { ReleaseSite } from "./release";

/** What every step of the search is given. */
export interface Setting {
  readonly env: NodeJS.ProcessEnv;
  /** Tells the person at the terminal what is being done; one line, no line feed. */
  readonly say: (line: string) => void;
  /** Where the CLI is downloaded from. */
  readonly site: ReleaseSite;
  /** The private cache folder of this version of the engine. */
  readonly folder: string;
}
