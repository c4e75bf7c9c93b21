const codes =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|CRL_|ERROR_IN_C|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERR_TLS_CERT|ERR_SSL_|EPROTO)/;

/** Whether an error's code of Node says that the other side has shown no certificate that is trusted, or speaks no TLS. */
export const isCertificateCode = (code: string | undefined): boolean => code !== undefined && codes.test(code);
