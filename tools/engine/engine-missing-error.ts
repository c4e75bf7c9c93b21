import { oldestGo } from "./go-toolchain";

/** No choice led to a CLI that runs; the message says what was tried and what can be done. */
export class EngineMissingError extends Error {
  override readonly name = "EngineMissingError";
  readonly code = "ENGINE_MISSING";

  constructor(readonly reasons: readonly string[]) {
    super(
      [
        "No working Pulumi CLI was found, and none could be made.",
        ...reasons.map((reason) => `  - ${reason}`),
        `Install the pulumi CLI with its Node language host, or install Go ${oldestGo} or newer, ` +
          "or allow the download of the CLI.",
      ].join("\n"),
    );
  }
}
