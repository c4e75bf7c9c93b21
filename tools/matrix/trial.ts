import { rmSync } from "node:fs";
import { Stack } from "../stack";
import type { Case } from "./cases";
import { install, managerFolder } from "./managers";
import { nodeRelease } from "./node-release";
import { writeProject } from "./project";

/** What became of a project; `cannot` names what is not to be had on this machine. */
export type Outcome = { readonly works: true } | { readonly cannot: string };

/** Why what the matrix needs and this package does not, a Node release and a package manager, is not to be had. */
async function missing({ node, manager }: Case): Promise<string | undefined> {
  try {
    await nodeRelease(node);
    await managerFolder(manager);
    return undefined;
  } catch (error) {
    return firstLines(error);
  }
}

const firstLines = (error: unknown) =>
  String((error as Error).message)
    .split("\n")
    .slice(0, 3)
    .join(" ");

/** Installs a project in a fresh folder, previews and deploys it against the simulated clouds. Throws when that fails. */
export async function tryCase(each: Case, tarball: string, name: string): Promise<Outcome> {
  const cannot = await missing(each);
  if (cannot !== undefined) return { cannot };
  const folder = writeProject(each, tarball);
  try {
    const env = await install(each.manager, folder);
    await deploy(each, folder, name, env);
    return { works: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deploy({ node }: Case, folder: string, name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const stack = await Stack.start(name, { folder }, { snapshotSeconds: 1, env, plugins: [await nodeRelease(node)] });
  try {
    const config = `--config diskId=${stack.cloud.info.alibaba.disks[0]}`;
    await stack.expect(`preview ${config}`);
    if (stack.existing().length !== 0) throw new Error("The preview made a snapshot");
    await stack.expect(`up --skip-preview ${config}`);
    const outputs = JSON.parse(await stack.expect("stack output --json"));
    if (outputs.status !== "accomplished" || stack.existing().length !== 1)
      throw new Error(`The snapshot is not there: ${JSON.stringify(outputs)}`);
    if (!outputs.node.startsWith(`v${node}.`)) throw new Error(`It ran on Node ${outputs.node}`);
  } finally {
    await stack.close();
  }
}
