import { main } from "../../tools/audit/main";

const finding = (name: string, severity: string, via: unknown[]) => ({ [name]: { name, severity, via } });
const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities });
const none = report({});

function audit(runtime: string, all: string) {
  const asked: string[] = [];
  const said: string[] = [];
  const npm = (args: readonly string[]) => {
    asked.push(args.join(" "));
    return args.includes("--omit=dev") ? runtime : all;
  };
  return { code: main(npm, (line) => said.push(line)), asked, said };
}

test("both trees are asked about and shown", () => {
  const { code, asked, said } = audit(none, report(finding("a-tool", "critical", [{ title: "Runs anything" }])));
  expect(asked).toEqual(["audit --json --fetch-retries=0 --omit=dev", "audit --json --fetch-retries=0"]);
  expect(said).toEqual([
    "runtime dependencies: none known to be vulnerable",
    "all dependencies: 1 known to be vulnerable",
    "  critical: a-tool: Runs anything",
  ]);
  expect(code).toBe(0);
});

test.each([
  ["low", 0],
  ["moderate", 0],
  ["high", 1],
  ["critical", 1],
])("a %s one in a runtime dependency gives the exit code %d", (severity, code) => {
  const found = report({ ...finding("got", severity, ["keyv"]), ...finding("keyv", "low", [{ title: "x" }]) });
  const result = audit(found, found);
  expect(result.code).toBe(code);
  expect(result.said).toContain(`  ${severity}: got: through keyv`);
});

test("a registry without audits is said and does not fail", () => {
  const refusal = JSON.stringify({ message: "405 Method Not Allowed", statusCode: 405, error: { summary: "" } });
  expect(audit(refusal, refusal)).toMatchObject({
    code: 0,
    said: ["The audit is skipped, because the registry answers none: 405 Method Not Allowed"],
  });
});

test("what is no answer of npm fails", () => {
  expect(() => audit("", "")).toThrow("JSON");
});
