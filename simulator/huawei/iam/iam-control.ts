import type { Credentials } from "../../shared/credentials";
import type { Account, Project, User } from "../account";
import type { IamBehaviour } from "./behaviour";
import type { IamStore } from "./store";

/** A token in the cloud's own book. Times are milliseconds since the epoch. */
export interface TokenRecord {
  readonly id: string;
  readonly user: string;
  /** Absent when the token is for the whole account. */
  readonly projectId?: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
}

/** Looks into the simulated account's identities and changes them without a call of the API. */
export class IamControl {
  constructor(
    private readonly store: IamStore,
    private readonly account: Account,
  ) {}

  /** Adds a key that may call, or replaces the one with the same id and token. */
  putCredentials(credentials: Credentials): void {
    this.account.keys.put(credentials);
  }

  /** Takes a key away, with all its tokens. */
  removeCredentials(accessKeyId: string): void {
    this.account.keys.remove(accessKeyId);
  }

  /** Adds a user who may ask for tokens, or changes the one with the name. */
  putUser(user: User): void {
    this.account.putUser(user);
  }

  /** What IAM lists as projects. */
  projects(): readonly Project[] {
    return [...this.account.projects];
  }

  /** Replaces what IAM lists; resources stay in the account's own project, listed or not. */
  setProjects(projects: readonly Project[]): void {
    this.account.projects = [...projects];
  }

  /** Every token that was issued. */
  tokens(): TokenRecord[] {
    return [...this.account.tokens.values()].map(({ id, user, project, issuedAt, expiresAt, revoked }) => ({
      id,
      user,
      ...(project === undefined ? {} : { projectId: project.id }),
      issuedAt,
      expiresAt,
      revoked,
    }));
  }

  /** Makes every token that was issued invalid from now on. */
  revokeTokens(): void {
    for (const token of this.account.tokens.values()) {
      token.revoked = true;
    }
  }

  /** Changes limits; what is not named stays. */
  configure(change: Partial<IamBehaviour>): void {
    this.store.behaviour = { ...this.store.behaviour, ...change };
  }
}
