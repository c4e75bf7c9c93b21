import { spawnSync } from "node:child_process";
import { projectRoot } from "../engine/project-root";
import { type Report, readReport } from "./read-report";

/** What fails the audit when a runtime dependency has it. */
const severe = ["high", "critical"];

const scopes = [
  { what: "runtime dependencies", args: ["--omit=dev"] },
  { what: "all dependencies", args: [] },
];

/**
 * `npm run audit`: asks the registry for known vulnerabilities in what the lock file holds, and prints them. Returns the
 * exit code: 1 for a high or critical one in a runtime dependency, 0 also where the registry answers no audits.
 * `npm` runs npm with arguments and returns what it printed.
 */
export function main(npm: (args: readonly string[]) => string, say: (line: string) => void): 0 | 1 {
  let code: 0 | 1 = 0;
  for (const { what, args } of scopes) {
    const report: Report = readReport(npm(["audit", "--json", "--fetch-retries=0", ...args]));
    if ("skipped" in report) {
      say(`The audit is skipped, because the registry answers none: ${report.skipped}`);
      return code;
    }
    say(`${what}: ${report.findings.length || "none"} known to be vulnerable`);
    for (const { package: name, severity, reason } of report.findings) say(`  ${severity}: ${name}: ${reason}`);
    if (args.length > 0 && report.findings.some(({ severity }) => severe.includes(severity))) code = 1;
  }
  return code;
}

/** npm says where it is to the scripts that it runs. Its exit code tells nothing that its report does not. */
function runNpm(args: readonly string[]): string {
  const npm = process.env["npm_execpath"];
  if (!npm) throw new Error("Run the audit as `npm run audit`.");
  return spawnSync(process.execPath, [npm, ...args], {
    cwd: projectRoot(),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  }).stdout;
}

if (require.main === module) process.exitCode = main(runNpm, (line) => console.log(line));
