"use strict";
// Makes the folder of the package that npm packs ready: a fresh build, and the texts that stand at the top of the repository.
const { execFileSync } = require("node:child_process");
const { cpSync, rmSync } = require("node:fs");
const { basename, join } = require("node:path");

const texts = {
  provider: ["README.md", "README.zh-CN.md", "LICENSE", "CHANGELOG.md", "docs"],
  simulator: ["LICENSE", "CHANGELOG.md"],
};

const root = join(__dirname, "..");
const folder = process.cwd();
rmSync(join(folder, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", folder], { stdio: "inherit" });
for (const text of texts[basename(folder)]) {
  rmSync(join(folder, text), { recursive: true, force: true });
  cpSync(join(root, text), join(folder, text), { recursive: true });
}
