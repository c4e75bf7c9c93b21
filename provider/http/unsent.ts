/** No address, nobody who listens, no way there. */
const noConnection = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"];
/** A certificate that is refused ends the handshake, before the request. */
const badCertificate = [
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
];
const codes = new Set([...noConnection, ...badCertificate]);

/** Whether an error with this code of Node's comes before anything of the request has left. */
export const isUnsent = (code: string): boolean => codes.has(code) || /^(CERT|ERR_TLS)_/.test(code);
