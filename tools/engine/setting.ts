/** What every step of the search is given. */
export interface Setting {
  readonly env: NodeJS.ProcessEnv;
  /** Tells the person at the terminal what is being done; one line, no line feed. */
  readonly say: (line: string) => void;
  /** The cache folder of this version of the engine. */
  readonly folder: string;
}
