import type { Credentials } from "../shared/credentials";
import { KeyRing } from "../shared/key-ring";
import type { Random } from "../shared/random";
import { listOf, object, text, type ValueOf } from "../shared/readers";

/** A user who may ask for tokens. */
export const readUser = object(
  {
    name: text,
    password: text,
    /** Name of the account that the user belongs to. */
    domain: text,
  },
  {},
);

export type User = ValueOf<typeof readUser>;

const readProject = object(
  {
    id: text,
    /** The region or, of a sub-project, the region and a suffix. */
    name: text,
  },
  {},
);

/** A project as IAM lists it. */
export type Project = ValueOf<typeof readProject>;

export const readProjects = listOf(readProject);

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
  readonly keys: KeyRing;
  users: User[] = [];
  /** What IAM lists; the account's own project works even when it is not listed. */
  projects: Project[] = [];
  readonly tokens = new Map<string, Token>();

  constructor(readonly seed: AccountSeed) {
    this.keys = new KeyRing(seed.credentials);
    this.reset();
  }

  /** Adds a user, or changes the one with the name. */
  putUser(user: User): void {
    this.users = [...this.users.filter(({ name }) => name !== user.name), user];
  }

  /** `seconds` and `length`: how long it is valid, and its characters. */
  issueToken(
    user: string,
    project: Project | undefined,
    { seconds, length }: { readonly seconds: number; readonly length: number },
    random: Random,
    at: number,
  ): Token {
    const token: Token = {
      id: `MII${random.alphanumeric(length - 3)}`,
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
    this.keys.reset();
    this.users = [this.seed.user];
    this.projects = [this.seed.project];
    this.tokens.clear();
  }
}
