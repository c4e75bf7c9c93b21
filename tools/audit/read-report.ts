/** One advisory, or one package that depends on a package with advisories. */
export interface Finding {
  readonly package: string;
  readonly severity: string;
  /** The advisories' titles; names of other packages where the fault is theirs. */
  readonly reason: string;
}

/** What `npm audit --json` says: findings, or why the registry gave none. */
export type Report = { readonly findings: readonly Finding[] } | { readonly skipped: string };

interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  readonly via: readonly (string | { readonly title: string })[];
}

/** Reads what `npm audit --json` printed; throws when it is no answer of npm. */
export function readReport(text: string): Report {
  const { auditReportVersion, vulnerabilities, message, error } = JSON.parse(text);
  if (auditReportVersion === undefined) return { skipped: String(message || error?.summary || "no reason is given") };
  const findings = Object.values<Vulnerability>(vulnerabilities).map(({ name, severity, via }) => ({
    package: name,
    severity,
    reason: via.map((part) => (typeof part === "string" ? `through ${part}` : part.title)).join("; "),
  }));
  return { findings };
}
