import { isCertificateCode } from "./certificate-codes";
import { ConnectionError, type Problem } from "./connection-error";
import { type Endpoint, whatToCheck } from "./endpoint";
import { LocalError, TransportError } from "./errors";
import { shownCause } from "./shown-cause";
import { ProxyError } from "./tunnel";

/** What ended an attempt: an error of Node or got, and the phase that it ended. */
export interface Ending {
  readonly code: string;
  /** `lookup`, `connect` or `secureConnect`; undefined once the connection stands. */
  readonly phase?: string | undefined;
  /** A connection stood, so that the request may be out, whatever the code says. */
  readonly isOut: boolean;
  /** The original error. */
  readonly cause: unknown;
}

const problems: Record<string, Problem> = {
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
};

/** Problems of the phases before anything of the request has left. */
const phases: Record<string, Problem> = {
  lookup: "unknown-host",
  connect: "unreachable",
  secureConnect: "unreachable",
};

/** Names that do not resolve: no such name, or a resolver that does not know or does not answer. */
const resolverCodes = /^(ENOTFOUND|EAI_)/;

/** What Node refuses to put on the wire. */
const unsendable = /^ERR_(INVALID_CHAR|INVALID_URL|HTTP_INVALID_HEADER_VALUE|INVALID_HTTP_TOKEN|UNESCAPED_CHARACTERS)$/;

function problemOf({ code, phase, isOut }: Ending): Problem | undefined {
  if (isOut) return undefined;
  if (resolverCodes.test(code)) return "unknown-host";
  if (isCertificateCode(code)) return "certificate";
  if (Object.hasOwn(problems, code)) return problems[code];
  return phase !== undefined && Object.hasOwn(phases, phase) ? phases[phase] : undefined;
}

function sentenceOf(problem: Problem, { code }: Ending, endpoint: Endpoint): string {
  const { host } = endpoint;
  const network = "the network of this machine (DNS, firewall, HTTPS_PROXY)";
  switch (problem) {
    case "unknown-host":
      return `the host name ${host} cannot be resolved (${code}): check ${whatToCheck(endpoint)}, and ${network}`;
    case "refused":
      return `${host} refuses connections (${code}): check ${whatToCheck(endpoint)}, and ${network}`;
    case "certificate":
      return (
        `${host} does not prove to be that host, so nothing was sent (${code}). If a company proxy opens TLS, put its CA ` +
        `certificate into the file that NODE_EXTRA_CA_CERTS names; else check ${whatToCheck(endpoint)}, and the clock of this machine`
      );
    default:
      return `${host} cannot be reached (${code}): check ${whatToCheck(endpoint)}, and ${network}`;
  }
}

/** The error for an attempt that brought no answer. */
export function failureOf(operation: string, endpoint: Endpoint, ending: Ending): Error {
  const { code } = ending;
  if (ending.cause instanceof ProxyError) {
    const error = ending.cause;
    return new ConnectionError(operation, error.isRefusal ? "proxy-refusal" : "proxy", error.message, error);
  }
  const cause = shownCause(ending.cause);
  if (unsendable.test(code)) {
    return new LocalError(
      operation,
      `the request cannot be sent (${code}): a credential holds characters that no header may hold`,
      cause,
    );
  }
  const problem = problemOf(ending);
  if (problem) return new ConnectionError(operation, problem, sentenceOf(problem, ending, endpoint), cause);
  return new TransportError(operation, `no answer from ${endpoint.host} (${code})`, { cause });
}
