import { amount, object, text, type ValueOf } from "./readers";

/** A key that may call. */
export const readCredentials = object(
  { accessKeyId: text, accessKeySecret: text },
  {
    /** Makes the key a temporary one that is valid only together with this token. */
    securityToken: text,
    /** Milliseconds since the epoch; a token without it does not expire. */
    expiresAt: amount,
  },
);

export type Credentials = ValueOf<typeof readCredentials>;
