"use strict";
// Runs every level of tests with jest and ends with one line of counts.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const folder = mkdtempSync(join(tmpdir(), "cloud-snapshots-test-"));
const results = join(folder, "results.json");
const jest = require.resolve("jest/bin/jest");
const { status } = spawnSync(
  process.execPath,
  // jest loads got, which is an ES module, through Node's VM modules
  ["--experimental-vm-modules", "--no-warnings", jest, "--json", `--outputFile=${results}`, ...process.argv.slice(2)],
  { stdio: ["ignore", "ignore", "inherit"] },
);
const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = JSON.parse(
  readFileSync(results, "utf8"),
);
rmSync(folder, { recursive: true, force: true });
const failed = Math.max(numFailedTests, numFailedTestSuites);
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
process.exit(status === 0 && failed === 0 && numPassedTests > 0 ? 0 : 1);
