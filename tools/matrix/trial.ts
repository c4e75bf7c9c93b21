import { rmSync } from "node:fs";
import { Stack } from "../stack";
import type { Case } from "./cases";
import { install } from "./managers";
import { nodeRelease } from "./node-release";
import { writeProject } from "./project";

/** What became of a project; `cannot` names what is not to be had on this machine. */
export type Outcome = { readonly works: true } | { readonly cannot: string };

/** What the matrix needs and this package does not: Node releases and package managers. */
async function missing({ node }: Case): Promise<string | undefined> {
  try {
    await nodeRelease(node);
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
    await install(each.manager, folder);
    await deploy(each, folder, name);
    return { works: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deploy({ node }: Case, folder: string, name: string): Promise<void> {
  const stack = await Stack.start(name, { folder }, { snapshotSeconds: 1, plugins: [await nodeRelease(node)] });
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
