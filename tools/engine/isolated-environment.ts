import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cleanEnvironment } from "./clean-environment";
import type { Engine } from "./engine";
import { withSearchPath } from "./search-path";

/**
 * The environment of a run that touches nothing of the user's: state in `<folder>/state`, plug-ins and logs in
 * `<folder>/home`, the stack's configuration in `<folder>/Pulumi.stack.yaml` instead of the project folder, and nothing
 * from outside but where programs and homes are: no credentials, no CI tokens, no settings of Pulumi or Node. Creates both
 * folders. Without a terminal the output has no colour. `extra` is added last.
 */
export function isolatedEnvironment(engine: Engine, folder: string, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const state = resolve(folder, "state");
  const home = resolve(folder, "home");
  for (const made of [state, home]) mkdirSync(made, { recursive: true });
  return {
    ...withSearchPath(cleanEnvironment(process.env), engine.path),
    ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
    PULUMI_BACKEND_URL: fileUrl(state),
    PULUMI_HOME: home,
    PULUMI_OPTION_CONFIG_FILE: resolve(folder, "Pulumi.stack.yaml"),
    PULUMI_CONFIG_PASSPHRASE: "isolated",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_SKIP_CONFIRMATIONS: "true",
    ...extra,
  };
}

/** Pulumi strips "file://" and takes the rest as a path, so a drive letter must come first on Windows. */
function fileUrl(folder: string): string {
  return process.platform === "win32" ? `file://${folder.replaceAll("\\", "/")}` : pathToFileURL(folder).href;
}
