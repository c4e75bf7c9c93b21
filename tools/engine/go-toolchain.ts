import { goEnvironment } from "./clean-environment";
import { runProgram } from "./run-program";
import { executableOnPath } from "./search-path";

/** What the committed go.mod files ask for. */
export const oldestGo = "1.26";

/** Full path of a Go command that is new enough; throws the reason if there is none. */
export async function goToolchain(env: NodeJS.ProcessEnv): Promise<string> {
  const go = executableOnPath(env, "go");
  if (!go) throw new Error("Go is not installed");
  const said = await runProgram(go, ["version"], { env: goEnvironment(env), timeoutMs: 20_000 }).catch(
    (error: Error) => {
      throw new Error(`${go} does not run: ${error.message}`);
    },
  );
  const version = /\bgo(\d+)\.(\d+)/.exec(said);
  const [major = 0, minor = 0] = oldestGo.split(".").map(Number);
  const enough =
    version && (Number(version[1]) > major || (Number(version[1]) === major && Number(version[2]) >= minor));
  if (!enough) throw new Error(`Go ${oldestGo} or newer is needed; ${go} is "${said.trim()}"`);
  return go;
}
