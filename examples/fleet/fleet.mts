/**
 * Takes the snapshots of all shops, each in a stack of its own, and prints a summary. The states are in the folder `state`.
 *
 *   node fleet.mts 42 north=d-bp1s5fnvk4gn2tws0abc south=d-bp1s5fnvk4gn2tws0def
 *
 * The first argument is the release; each other one is a shop and its disk.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type EngineEvent, LocalWorkspace } from "@pulumi/pulumi/automation/index.js";

const workDir = import.meta.dirname;
const [release = "", ...shops] = process.argv.slice(2);

const state = join(workDir, "state");
mkdirSync(state, { recursive: true });
const envVars = {
  PULUMI_BACKEND_URL: `file://${state.replaceAll("\\", "/")}`,
  PULUMI_CONFIG_PASSPHRASE: process.env["PULUMI_CONFIG_PASSPHRASE"] ?? "",
};

/** Brings the stack of one shop up to date; its row of the summary. A stack that fails does not stop the others. */
async function snapshotOf(shop: string, diskId: string) {
  const errors: string[] = [];
  const onEvent = ({ diagnosticEvent: { severity, message } = { severity: "", message: "" } }: EngineEvent) => {
    if (severity === "error") errors.push(message.trim());
  };
  try {
    const stack = await LocalWorkspace.createOrSelectStack({ stackName: shop, workDir }, { envVars });
    await stack.setAllConfig({ diskId: { value: diskId }, release: { value: release } });
    const { outputs } = await stack.up({ onEvent });
    return { shop, result: "succeeded", snapshot: String(outputs["snapshotId"]?.value), errors };
  } catch (error) {
    return { shop, result: "failed", snapshot: "", errors: errors.length > 0 ? errors : [String(error)] };
  }
}

const rows = await Promise.all(
  shops.map((each) => {
    const [shop = "", diskId = ""] = each.split("=");
    return snapshotOf(shop, diskId);
  }),
);
console.table(rows, ["shop", "result", "snapshot"]);
for (const { shop, errors } of rows) for (const error of errors) console.error(`${shop}: ${error}`);
process.exitCode = rows.every(({ result }) => result === "succeeded") ? 0 : 1;
