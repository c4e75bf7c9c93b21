import type { Store } from "../../shared/store";
import type { IamBehaviour } from "./behaviour";

/** What the identity service holds besides the account. */
export type IamStore = Store<IamBehaviour>;
