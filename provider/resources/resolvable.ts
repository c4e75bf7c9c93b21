import { createRequire } from "node:module";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";

/** The file with which Pulumi's command starts a program. */
const launcher = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]index\.js$/;

/**
 * The folder in which Pulumi's command runs this program, and in which it starts the provider process. Undefined in unit tests and
 * in programs of the Automation API that are functions: their folder is not the one of the provider process.
 */
const programFolder = launcher.test(process.argv[1] ?? "") ? process.cwd() : undefined;

const found = new Set<string>();

/**
 * Throws if the provider process will not find the handler. It looks in the folder of the program and above, not where the class
 * comes from: in a monorepo the class may come from a library that has this package as a dependency of its own.
 */
export function expectResolvable(handler: string, folder: string | undefined = programFolder): void {
  if (folder === undefined || found.has(handler)) return;
  try {
    createRequire(join(folder, "program.js")).resolve(`pulumi-cloud-snapshots/handlers/${handler}`);
    found.add(handler);
  } catch {
    throw new RunError(
      `Pulumi's provider process cannot find pulumi-cloud-snapshots/handlers/${handler} from ${folder}. Add pulumi-cloud-snapshots ` +
        `to the dependencies in the package.json of this program, in the version that is used elsewhere: for example ` +
        `npm install pulumi-cloud-snapshots, pnpm add pulumi-cloud-snapshots or yarn add pulumi-cloud-snapshots in that folder.`,
    );
  }
}
