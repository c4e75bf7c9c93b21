import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sdkFolder } from "../engine/sdk-folder";
import type { Case } from "./cases";

const sdkVersion = (): string => JSON.parse(readFileSync(join(sdkFolder(), "package.json"), "utf8")).version;

const programText = `
const args = { diskId: new pulumi.Config().require("diskId"), retentionDays: 7 };
const snapshot = new alibaba.EcsSnapshot("before", args);
const found = alibaba.getEcsSnapshotOutput({ id: snapshot.id });
`;

const imports = `
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";
`;

/** The annotations fail to compile where the package's types are not found. */
const typescriptVersion = `${imports}${programText}
export const status: pulumi.Output<string> = found.status;
// @ts-expect-error: the type of the arguments knows no such name
void (() => new alibaba.EcsSnapshot("wrong", { disk: "d-1" }));
export const node: string = process.version;
`;

const javascript = `
const pulumi = require("@pulumi/pulumi");
const { alibaba } = require("pulumi-cloud-snapshots");
${programText}
exports.status = found.status;
exports.node = process.version;
`;

const dependenciesOf = ({ program, typescript }: Case, tarball: string) => ({
  "@pulumi/pulumi": sdkVersion(),
  "pulumi-cloud-snapshots": `file:${tarball}`,
  ...(typescript === "none" ? {} : { "@types/node": "^24", typescript: `^${typescript}.0.0` }),
  // Pulumi runs programs of ES modules with the project's own ts-node only
  ...(program === "TypeScript, ES modules" ? { "ts-node": "^10" } : {}),
});

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  types: ["node"],
};

/** Writes a project as its user would, outside of this workspace; its folder. Nothing is installed yet. */
export function writeProject(each: Case, tarball: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "matrix-project-")));
  const isTypescript = each.typescript !== "none";
  const manifest = {
    name: "shop",
    private: true,
    ...(each.program === "TypeScript, ES modules" ? { type: "module" } : {}),
    main: isTypescript ? "index.ts" : "index.js",
    dependencies: dependenciesOf(each, tarball),
  };
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write("package.json", JSON.stringify(manifest, undefined, 2));
  write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
  write(manifest.main, isTypescript ? typescriptVersion : javascript);
  if (isTypescript) write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  return folder;
}
