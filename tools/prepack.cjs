"use strict";
// Makes the package's folder ready to be packed: a fresh build, and the texts that stand at the top of the repository.
const { execFileSync } = require("node:child_process");
const { copyFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const provider = join(root, "provider");
rmSync(join(provider, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", provider], { stdio: "inherit" });
for (const file of ["README.md", "LICENSE", "CHANGELOG.md"]) copyFileSync(join(root, file), join(provider, file));
