/** A key that may call. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Makes the key a temporary one that is valid only together with this token. */
  readonly securityToken?: string;
  /** Milliseconds since the epoch; a token without it does not expire. */
  readonly expiresAt?: number;
}
