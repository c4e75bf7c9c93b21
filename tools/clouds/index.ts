import { alibaba } from "./alibaba";
import { baidu } from "./baidu";
import type { Cloud } from "./cloud";
import { huawei } from "./huawei";
import type { KindRow } from "./kind-row";

export type { Cloud, Keys, User } from "./cloud";
export type { Entry, Handles, KindRow, Lookups, Operations, Plan, Stock } from "./kind-row";

/** All clouds by name, each with the rows of its kinds. Whatever treats them alike goes over this table. */
const table = { alibaba, huawei, baidu };

type Table = typeof table;
type KindsOf<T> = T extends { readonly kinds: infer Kinds } ? Kinds : never;
type Kinds = KindsOf<Table[keyof Table]>;
type NamesOf<T> = T extends unknown ? keyof T & string : never;
type TitlesOf<T> = T extends unknown
  ? { [Name in keyof T]: T[Name] extends { title: infer Title } ? Title : never }[keyof T]
  : never;

export type CloudName = keyof Table;
/** Short names of the kinds, for tools. */
export type KindName = NamesOf<Kinds>;
/** Names of the kinds as people know them. */
export type KindTitle = TitlesOf<Kinds> & string;

export const clouds: Readonly<Record<CloudName, Cloud>> = table;
export const cloudNames = Object.keys(clouds) as CloudName[];
export const allClouds: readonly Cloud[] = Object.values(clouds);

/** All kinds by their short names, in the order of the clouds. */
export const kindRows = Object.assign({}, ...allClouds.map(({ kinds }) => kinds)) as Readonly<
  Record<KindName, KindRow>
>;
export const kindNames = Object.keys(kindRows) as KindName[];
export const allKinds: readonly KindRow[] = Object.values(kindRows);

/** The cloud that a kind is of. */
export const cloudOf = ({ type }: Pick<KindRow, "type">): Cloud => clouds[type.replace(/:.*/, "") as CloudName];

/** The class of a kind: `EcsSnapshot`. */
export const classOf = ({ type }: Pick<KindRow, "type">): string => type.replace(/.*:/, "");

/** Whether a kind has look-ups of its own. */
export const isLookedUp = (row: Pick<KindRow, "type" | "lookupName">): boolean => classOf(row) === row.lookupName;

/** Entries of a kind's book that are of this kind. */
export const madeOf = ({ book, isOwn = () => true }: KindRow, ...args: Parameters<KindRow["book"]>) =>
  book(...args).filter(isOwn);
