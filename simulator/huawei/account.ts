import type { Credentials } from "../shared/credentials";
import type { Random } from "../shared/random";
import { gatewayError } from "./gateway-errors";

/** A user who may ask for tokens. */
export interface User {
  readonly name: string;
  readonly password: string;
  /** Name of the account that the user belongs to. */
  readonly domain: string;
}

/** A project as IAM lists it. */
export interface Project {
  readonly id: string;
  /** The region or, of a sub-project, the region and a suffix. */
  readonly name: string;
}

/** A token that IAM has issued. */
export interface Token {
  readonly id: string;
  readonly user: string;
  /** Absent when the token is for the whole account. */
  readonly project?: Project;
  readonly issuedAt: number;
  readonly expiresAt: number;
  revoked: boolean;
}

/** Who a request is from. */
export interface Caller {
  /** What the caller may work on; absent for a token of the whole account. */
  readonly projectId?: string;
  /** The token that the request showed, if it showed one. */
  readonly token?: Token;
}

/** What the account has from the start. */
export interface AccountSeed {
  readonly credentials: Credentials;
  readonly user: User;
  readonly domainId: string;
  readonly project: Project;
}

/** The keys, users, tokens and projects of the one account that the simulator has. */
export class Account {
  credentials: Credentials[] = [];
  users: User[] = [];
  /** What IAM lists; the account's own project works even when it is not listed. */
  projects: Project[] = [];
  readonly tokens = new Map<string, Token>();

  constructor(readonly seed: AccountSeed) {
    this.reset();
  }

  /** Adds a key, or replaces the one with the same id and token. */
  putCredentials(credentials: Credentials): void {
    this.credentials = this.credentials.filter(
      (known) => known.accessKeyId !== credentials.accessKeyId || known.securityToken !== credentials.securityToken,
    );
    this.credentials.push(credentials);
  }

  /** Adds a user, or changes the one with the name. */
  putUser(user: User): void {
    this.users = [...this.users.filter(({ name }) => name !== user.name), user];
  }

  /**
   * The secret of a key.
   *
   * @throws ApiError when the key is unknown, or its token is missing, wrong or expired.
   */
  secret(accessKeyId: string, securityToken: string | undefined, at: number): string {
    const candidates = this.credentials.filter((known) => known.accessKeyId === accessKeyId);
    if (candidates.length === 0) {
      throw gatewayError("accessKey", accessKeyId);
    }
    const found = candidates.find((known) => known.securityToken === securityToken);
    if (found === undefined) {
      throw gatewayError("token");
    }
    if (found.expiresAt !== undefined && at >= found.expiresAt) {
      throw gatewayError("tokenExpired");
    }
    return found.accessKeySecret;
  }

  issueToken(user: string, project: Project | undefined, seconds: number, random: Random, at: number): Token {
    const token: Token = {
      id: `MII${random.alphanumeric(253)}`,
      user,
      ...(project === undefined ? {} : { project }),
      issuedAt: at,
      expiresAt: at + seconds * 1000,
      revoked: false,
    };
    this.tokens.set(token.id, token);
    return token;
  }

  /** Returns to the state of the start. */
  reset(): void {
    this.credentials = [this.seed.credentials];
    this.users = [this.seed.user];
    this.projects = [this.seed.project];
    this.tokens.clear();
  }
}
