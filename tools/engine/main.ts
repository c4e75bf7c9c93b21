import { findEngine } from "./find-engine";

/** `npm run engine`: prints which engine there is, or why there is none. Returns the exit code. */
export async function main(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<0 | 1> {
  try {
    const { version, source, command, builtHost } = await findEngine({ env, say });
    say(`pulumi v${version} from ${source}: ${command}`);
    if (builtHost) {
      say(
        `The Node language host is of v${builtHost} (2023), the last one in Go modules: for tests and demo on loopback only.`,
      );
    }
    return 0;
  } catch (error) {
    say((error as Error).message);
    return 1;
  }
}

if (require.main === module) {
  void main(process.env, (line) => console.log(line)).then((code) => {
    process.exitCode = code;
  });
}
