import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator } from "cloud-snapshots-simulator";
import { allClouds, allKinds } from "../clouds";
import { findEngine, isolatedEnvironment, newStack } from "../engine";
import { projectRoot } from "../engine/project-root";
import { runMain } from "../run-main";
import { cloudEnvironment } from "./cloud-environment";
import { pulumi } from "./pulumi";
import { report } from "./report";

const worstMeanLagMs = 1_500;
const say = (line: string) => console.log(line);
const title = (text: string) => say(`\n=== ${text}\n`);

/** `npm run demo`: the root stack's whole life on the real engine, against simulated clouds. Returns the exit code. */
async function main(): Promise<number> {
  const engine = await findEngine({ say });
  const folder = mkdtempSync(join(tmpdir(), "cloud-snapshots-demo-"));
  const cloud = await startSimulator();
  const drawSeconds = () => 5 + 4 * Math.random();
  const [, secondDisk = ""] = cloud.info.alibaba.disks;
  const env = isolatedEnvironment(engine, folder, cloudEnvironment(cloud.info));
  const run = async (args: string, expected: "succeeds" | "fails" = "succeeds") => {
    say(`$ pulumi ${args}`);
    const code = await pulumi(engine, env, args.split(" "));
    if ((code === 0) !== (expected === "succeeds"))
      throw new Error(`pulumi ${args}: exit code ${code}, but it ${expected}`);
  };
  try {
    say(`Pulumi v${engine.version} (${engine.source}) against simulated clouds (seed ${cloud.info.seed}).`);
    await newStack(engine, env, projectRoot(), "quickstart-demo");
    for (const { settings } of allClouds) {
      for (const [name, id] of Object.entries(settings(cloud.info))) await run(`config set ${name} ${id}`);
    }
    title("Review: preview calls nothing and makes nothing");
    await run("preview");
    title("Apply: the step ends when all snapshots can be restored");
    for (const { plan } of allKinds) plan(cloud, { outcome: "ready", seconds: drawSeconds() });
    await run("up --skip-preview");
    title("Again, and a refresh: no change");
    await run("up --skip-preview --expect-no-changes");
    await run("refresh --expect-no-changes");
    title("A longer retention: changed in place");
    await run("config set retentionDays 30");
    await run("up --skip-preview --diff");
    title("Another disk, whose snapshot fails in the cloud: red, with id and reason");
    await run(`config set diskId ${secondDisk}`);
    cloud.ecs.plan({ outcome: "failed", seconds: 3 });
    await run("up --skip-preview", "fails");
    title("The next up recovers by itself");
    cloud.ecs.plan({ seconds: drawSeconds() });
    await run("up --skip-preview");
    title("Destroy");
    await run("destroy --skip-preview");
    title("What the clouds saw");
    const { lines, meanLagMs, left } = report(cloud);
    for (const line of lines) say(line);
    return left === 0 && meanLagMs !== undefined && meanLagMs <= worstMeanLagMs ? 0 : 1;
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

runMain(main);
