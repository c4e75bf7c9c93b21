import { everywhereEnv } from "../support/account";
import { type Host, startHost } from "../support/host";
import fullUrn from "./fixtures/full-urn.json";
import noToken from "./fixtures/no-token.json";
import organization from "./fixtures/organization.json";
import owner from "./fixtures/owner.json";
import secrets from "./fixtures/secrets.json";
import shortUrn from "./fixtures/short-urn.json";
import twoClocks from "./fixtures/two-clocks.json";

/** States of all kinds, as each shape that states ever had; see fixtures/README.md. */
const shapes = {
  "full URN": fullUrn,
  "short URN": shortUrn,
  owner,
  organization,
  secrets,
  "two clocks": twoClocks,
  "no token": noToken,
} as const;

interface Recorded {
  readonly id: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
  /** The owner that the version has written on the snapshot; none in states from before marks, and where marks were refused. */
  readonly mark?: string;
}

/** Somebody else's. */
const foreign = "99999999.zzzzzz.foreign0.inputs00.other-token1";

/** The tags or metadata of a mark: `making` has gone when its create ended. */
const markPairs = ({ mark }: Recorded): Record<string, string> =>
  mark === undefined ? {} : { "pulumi-cloud-snapshots-owner": mark };
/** A description with its mark. */
const marked = (description: string, { mark }: Recorded, end = "") =>
  [description, ...(mark === undefined ? [] : [`pulumi-cloud-snapshots:${mark}${end}`])].filter(Boolean).join(" ");
/** DWS changes nothing later: `making` stays. */
const markedForGood = (recorded: Recorded) => marked("", recorded, ":making");

interface Row {
  /** Lets the cloud have the snapshot that the state speaks of. */
  readonly seed: (host: Host, recorded: Recorded) => void;
  /** Whether the cloud has it. */
  readonly isThere: (host: Host, id: string) => boolean;
  /** A change that is made in place; DWS can change nothing in its cloud. */
  readonly change: Record<string, unknown>;
  /** What the cloud's own record says then of what was changed, and of the mark. */
  readonly told: (host: Host, id: string) => unknown;
  readonly changed: (recorded: Recorded) => unknown;
  /** A status of a snapshot that is still being made. */
  readonly pending: string;
}

const present = <T extends { readonly id: string; readonly deletedAt?: number }>(book: T[], id: string) =>
  book.find((each) => each.id === id && each.deletedAt === undefined);
const text = (value: unknown) => String(value);

const dws = {
  isThere: ({ cloud }: Host, id: string) => present(cloud.dws.snapshots(), id) !== undefined,
  change: { timeouts: { create: "3h" } },
  told: ({ cloud }: Host, id: string) => present(cloud.dws.snapshots(), id)?.description ?? "",
  changed: markedForGood,
  pending: "CREATING",
};

const rows: Record<string, Row> = {
  ecs: {
    seed({ cloud }, recorded) {
      const { id, inputs, outputs } = recorded;
      const { id: diskId } = cloud.ecs.putDisk({ id: text(inputs["diskId"]) });
      const tags = { ...(outputs["tags"] as Record<string, string>), ...markPairs(recorded) };
      cloud.ecs.addSnapshot({ id, diskId, retentionDays: 14, tags });
    },
    isThere: ({ cloud }, id) => present(cloud.ecs.snapshots(), id) !== undefined,
    change: { tags: { release: "43" } },
    told: ({ cloud }, id) => present(cloud.ecs.snapshots(), id)?.tags,
    changed: (recorded) => ({ release: "43", ...markPairs(recorded) }),
    pending: "progressing",
  },
  evs: {
    seed({ cloud }, recorded) {
      const { id, inputs } = recorded;
      const { id: volumeId } = cloud.evs.putVolume({ id: text(inputs["volumeId"]) });
      const metadata = { release: "42", ...markPairs(recorded) };
      cloud.evs.addSnapshot({ id, volumeId, description: "before", metadata });
    },
    isThere: ({ cloud }, id) => present(cloud.evs.snapshots(), id) !== undefined,
    change: { description: "after" },
    told({ cloud }, id) {
      const { description, metadata } = present(cloud.evs.snapshots(), id) ?? {};
      return { description, metadata };
    },
    changed: (recorded) => ({ description: "after", metadata: { release: "42", ...markPairs(recorded) } }),
    pending: "creating",
  },
  dws: {
    ...dws,
    seed({ cloud }, recorded) {
      const { id, inputs, outputs } = recorded;
      const { id: clusterId } = cloud.dws.putCluster({ id: text(inputs["clusterId"]) });
      const description = markedForGood(recorded);
      cloud.dws.addSnapshot({ id, clusterId, name: text(outputs["name"]), description });
    },
  },
  copy: {
    ...dws,
    seed({ cloud }, recorded) {
      const { id, outputs } = recorded;
      const { id: clusterId } = cloud.dws.putCluster({ id: text(outputs["clusterId"]) });
      const description = markedForGood(recorded);
      cloud.dws.addSnapshot({ id, clusterId, name: text(outputs["backupName"]), description });
    },
  },
  bcc: {
    seed({ cloud }, recorded) {
      const { id, inputs } = recorded;
      const { id: volumeId } = cloud.bcc.putVolume({ id: text(inputs["volumeId"]) });
      cloud.bcc.addSnapshot({ id, volumeId, description: marked("before", recorded) });
    },
    isThere: ({ cloud }, id) => present(cloud.bcc.snapshots(), id) !== undefined,
    change: { desc: "after" },
    told: ({ cloud }, id) => present(cloud.bcc.snapshots(), id)?.description,
    changed: (recorded) => marked("after", recorded),
    pending: "Creating",
  },
};

/** Calls that change nothing. */
const isRead = (operation: string) => /^(List|Show|Get|Describe)|^CreateToken$/.test(operation);

const cases = Object.entries(shapes).flatMap(([shape, states]) =>
  Object.entries(states).map(([kind, recorded]) => [shape, kind, recorded as Recorded] as const),
);

let host: Host;
beforeAll(async () => {
  host = await startHost({ env: everywhereEnv });
});
afterAll(() => host.close());

test("every kind has a state of every shape since it exists", () => {
  expect(cases.map(([shape, kind]) => `${shape}: ${kind}`)).toHaveLength(7 * 5 - 1);
});

describe.each(cases)("a state with %s: %s", (_, kind, recorded) => {
  const { id, inputs, outputs, mark } = recorded;
  const row = rows[kind] as Row;

  beforeAll(() => row.seed(host, recorded));

  test("is unchanged with its program, before and after a refresh", async () => {
    await expect(host.provider.diff(id, outputs, inputs)).resolves.toEqual({ changes: "none", replaces: [] });
    // a program of today gives the short URN
    const [name] = String(inputs["__urn"]).split("::").slice(-1);
    const today = { ...inputs, __urn: `dev::shop::::${name}` };
    await expect(host.provider.diff(id, outputs, today)).resolves.toEqual({ changes: "none", replaces: [] });
    const fresh = await host.provider.read(id, outputs);
    expect(fresh).toMatchObject({
      id,
      inputs,
      outs: { ready: true, __given: outputs["__given"], __urn: inputs["__urn"] },
    });
    await expect(host.provider.diff(id, fresh.outs, inputs)).resolves.toEqual({ changes: "none", replaces: [] });
  });

  test("is waited for again when it was not ready", async () => {
    const pending = { ...outputs, status: row.pending, ready: false };
    await expect(host.provider.diff(id, pending, inputs)).resolves.toMatchObject({ changes: "some", replaces: [] });
    await expect(host.provider.update(id, pending, inputs)).resolves.toMatchObject({ outs: { ready: true } });
  });

  test("is updated in place", async () => {
    const news = { ...inputs, ...row.change };
    const before = host.cloud.journal().length;
    const { outs } = await host.provider.update(id, outputs, news);
    expect(outs).toMatchObject({ ...row.change, ready: true });
    expect(row.told(host, id)).toEqual(row.changed(recorded));
    const changes = host.cloud
      .journal()
      .slice(before)
      .filter(({ operation }) => !isRead(operation));
    expect(changes).toHaveLength(row.told === dws.told ? 0 : 1);
  });

  const withMark = mark === undefined ? undefined : test; // without a token in the state nothing is somebody else's
  withMark?.("is left alone when the snapshot's mark is somebody else's", async () => {
    await host.nextProcess();
    row.seed(host, { ...recorded, mark: foreign });
    await host.provider.delete(id, outputs);
    expect(row.isThere(host, id)).toBe(true);
    row.seed(host, recorded);
  });

  test("is destroyed", async () => {
    await host.nextProcess();
    await host.provider.delete(id, outputs);
    expect(row.isThere(host, id)).toBe(false);
  });
});
