import type { Random } from "../../shared/random";
import type { IamBehaviour } from "./behaviour";

/** What the identity service needs besides the account. */
export interface IamStore {
  behaviour: IamBehaviour;
  readonly random: Random;
}
