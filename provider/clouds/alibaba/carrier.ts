/**
 * Where the parameters of a call travel. In the body, as a form: proxies and servers write addresses into their logs, and
 * names, descriptions and tags are nobody else's business. That the cloud reads forms under signature V3 is documented
 * nowhere, so a call whose answer says that it came without them is sent once more with a query.
 */
import { CloudError } from "../../http/errors";
import type { Params } from "./query";

/** The parts of a request that hold the parameters. */
export interface Carrier {
  readonly query: string;
  readonly body: string;
}

export const asForm = (encoded: string): Carrier => ({ query: "", body: encoded });
export const asQuery = (encoded: string): Carrier => ({ query: encoded, body: "" });

/** Servers refuse addresses of more than 8 to 16 KiB. */
const longestQuery = 6_000;

export const fitsQuery = (encoded: string): boolean => encoded.length <= longestQuery;

/** Whether a cloud's error is about a parameter that it did not get: `MissingParameter`, `MissingParameter.Tags`, `MissingRegionId`. */
const isAboutMissing = ({ details, message }: CloudError): boolean =>
  /missing/i.test(details.code) ||
  (details.code.startsWith("InvalidParameter") && /missing|mandatory|required|not supplied/i.test(message));

/** Whether an error says that a parameter is missing which the call has sent. The answer names lists in the plural. */
export function missesSent(error: unknown, params: Params): boolean {
  if (!(error instanceof CloudError) || !isAboutMissing(error)) return false;
  const sent = Object.keys(params).filter((name) => params[name] !== undefined);
  const names = new Set(sent.map((name) => name.replace(/\..*/, "")));
  const words = `${error.details.code} ${error.message}`.match(/[A-Za-z]+/g) ?? [];
  return words.some((word) => [word, word.replace(/s$/, "")].some((each) => names.has(each.replace(/^Missing/, ""))));
}
