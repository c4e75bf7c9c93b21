import { createHash, randomBytes } from "node:crypto";
import type { CommonInputs } from "../inputs/common";
import { type Context, changeOf, type Properties, pick, type SnapshotKind } from "./kind";
import type { Operation } from "./operation";

/**
 * Whose a snapshot is. The cloud keeps it with the snapshot from the request that makes it on, so that a run that follows
 * an interrupted one can tell. Hashes, because project and resource names are nobody else's business.
 */
export interface Owner {
  /** Of project and stack. */
  readonly stack: string;
  /** Of organization and backend, three characters each; `000` for what is not known. */
  readonly backend: string;
  /** Of the whole URN. */
  readonly urn: string;
  /** Of the source, the other inputs that only a new snapshot can change, and the triggers. */
  readonly inputs: string;
  /** Random: whoever makes or adopts a snapshot writes a new one, and the state remembers it. */
  readonly token: string;
}

/** What a snapshot carries in the cloud. */
export interface Mark extends Owner {
  /** The create that made it has not ended well yet, as far as the cloud knows. */
  readonly making: boolean;
}

/** Begins every tag, metadata key and description marker of ours. */
export const markName = "pulumi-cloud-snapshots";

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 8);
/** In small letters: it is part of tag keys, which clouds compare without regard to case. */
const keyHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** A value as text, the same for the same value whatever the order of its keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
    .join()}}`;
}

/**
 * The inputs that only a new snapshot can change, where they are given. Triggers ask for one that is made now: where all are
 * the same, whenever they are made, they say nothing of what is in it.
 */
function fixedInputs<Item>(kind: SnapshotKind<Item>, inputs: CommonInputs): Properties {
  const others = kind.marks.isAgeless ? ["adopt", "triggers"] : ["adopt"];
  const fixed = ["replace", "computed", "fixed"];
  return pick(inputs, (key) => !others.includes(key) && fixed.includes(changeOf(kind, key) ?? ""));
}

export type Identity = Pick<Owner, "stack" | "backend" | "urn">;

const unknownPart = "000";
const part = (text: string) => (text ? hash(text).slice(0, unknownPart.length) : unknownPart);

/** The part of an owner that says which resource it is; undefined for a caller that the engine has not named. */
export function identityOf({ urn, organization, backend }: Context): Identity | undefined {
  if (!urn) return undefined;
  const [stack, project] = urn.split("::");
  return {
    stack: keyHash(`${stack}::${project}`),
    backend: part(organization) + part(backend),
    urn: hash(urn),
  };
}

/**
 * A new owner for what this resource is about to make or to adopt, whose token this process knows from now on; undefined for a
 * caller that the engine has not named.
 */
export function newOwner<Item>(operation: Operation<Item>, inputs: CommonInputs): Owner | undefined {
  const { kind, memory, session, context } = operation;
  const identity = identityOf(context);
  if (!identity) return undefined;
  const fixed = { ...fixedInputs(kind, inputs), ...session.place };
  const token = randomBytes(9).toString("base64url");
  memory.tokens.add(token);
  return { ...identity, inputs: hash(canonical(fixed)), token };
}

/** Letters, digits, `-`, `_` and `.`: fit for tags, metadata and every description. At most 52 characters. */
export const ownerText = ({ stack, backend, urn, inputs, token }: Owner): string =>
  [stack, backend, urn, inputs, token].join(".");

/** The owner that a text stands for; undefined if it stands for none. */
export function ownerIn(text: unknown): Owner | undefined {
  const parts =
    typeof text === "string" ? /^([0-9a-f]{8})\.([\w-]{0,8})\.([\w-]{8})\.([\w-]{8})\.([\w-]{8,16})$/.exec(text) : null;
  if (!parts) return undefined;
  const [, stack = "", backend = "", urn = "", inputs = "", token = ""] = parts;
  return { stack, backend, urn, inputs, token };
}

const isSamePart = (a: string, b: string) => a === b || a === unknownPart || b === unknownPart;

/** Whether two owners may be of one stack: organization and backend count where both sides know them. */
export const isSameStack = (a: Omit<Identity, "urn">, b: Omit<Identity, "urn">): boolean =>
  a.stack === b.stack &&
  isSamePart(a.backend.slice(0, 3), b.backend.slice(0, 3)) &&
  isSamePart(a.backend.slice(3), b.backend.slice(3));

/** Whether a mark says that this resource itself is being given the snapshot: by a run that was killed, or by one elsewhere. */
export function isOwnMaking(mark: Mark, context: Context): boolean {
  const own = identityOf(context);
  return own !== undefined && mark.making && mark.urn === own.urn && isSameStack(mark, own);
}

/** Whether a mark is of this resource, and organization or backend leave no doubt that it is of this very stack. */
export function isOwnForSure(mark: Mark, context: Context): boolean {
  const own = identityOf(context);
  const isKnown = mark.backend !== unknownPart + unknownPart;
  return (
    own !== undefined && isKnown && mark.backend === own.backend && mark.stack === own.stack && mark.urn === own.urn
  );
}

const longestOwner = 8 + 1 + 6 + 1 + 8 + 1 + 8 + 1 + 12;

/** Longest marker in a description, with the blank before it and `:making`. */
export const longestMarker = 1 + markName.length + 1 + longestOwner + ":making".length;

/** A description with a marker at its end. */
export function withMarker(description: string, owner: Owner, making: boolean): string {
  const marker = `${markName}:${ownerText(owner)}${making ? ":making" : ""}`;
  return description ? `${description} ${marker}` : marker;
}

/** A description without our marker, and what the marker says. */
export function splitMarker(description: string): { readonly text: string; readonly mark: Mark | undefined } {
  const found = /(?:^| )pulumi-cloud-snapshots:([\w.-]+)(:making)?$/.exec(description);
  const owner = ownerIn(found?.[1]);
  if (!found || !owner) return { text: description, mark: undefined };
  return { text: description.slice(0, found.index), mark: { ...owner, making: found[2] !== undefined } };
}
