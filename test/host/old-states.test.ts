import { everywhereEnv, type Host, startHost } from "../support/host";
import fullUrn from "./fixtures/full-urn.json";
import owner from "./fixtures/owner.json";
import shortUrn from "./fixtures/short-urn.json";

/** States of all kinds, as each shape that states ever had; see fixtures/README.md. */
const shapes = { "full URN": fullUrn, "short URN": shortUrn, owner } as const;

interface Recorded {
  readonly id: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
}

interface Row {
  /** Lets the cloud have the snapshot that the state speaks of. */
  readonly seed: (host: Host, recorded: Recorded) => void;
  /** Whether the cloud has it. */
  readonly isThere: (host: Host, id: string) => boolean;
  /** A change that is made in place, and what the cloud says of it; DWS can change nothing. */
  readonly change: Record<string, unknown>;
  readonly changed: (host: Host, id: string) => unknown;
  /** A status of a snapshot that is still being made. */
  readonly pending: string;
}

const present = <T extends { readonly id: string; readonly deletedAt?: number }>(book: T[], id: string) =>
  book.find((each) => each.id === id && each.deletedAt === undefined);
const text = (value: unknown) => String(value);

const dws = {
  isThere: ({ cloud }: Host, id: string) => present(cloud.dws.snapshots(), id) !== undefined,
  change: { timeouts: { create: "3h" } },
  changed: () => ({ create: "3h" }),
  pending: "CREATING",
};

const rows: Record<string, Row> = {
  ecs: {
    seed({ cloud }, { id, inputs, outputs }) {
      const { id: diskId } = cloud.ecs.putDisk({ id: text(inputs["diskId"]) });
      cloud.ecs.addSnapshot({ id, diskId, retentionDays: 14, tags: outputs["tags"] as Record<string, string> });
    },
    isThere: ({ cloud }, id) => present(cloud.ecs.snapshots(), id) !== undefined,
    change: { tags: { release: "43" } },
    changed: ({ cloud }, id) => present(cloud.ecs.snapshots(), id)?.tags,
    pending: "progressing",
  },
  evs: {
    seed({ cloud }, { id, inputs }) {
      const { id: volumeId } = cloud.evs.putVolume({ id: text(inputs["volumeId"]) });
      cloud.evs.addSnapshot({ id, volumeId, description: "before", metadata: { release: "42" } });
    },
    isThere: ({ cloud }, id) => present(cloud.evs.snapshots(), id) !== undefined,
    change: { description: "after" },
    changed: ({ cloud }, id) => present(cloud.evs.snapshots(), id)?.description,
    pending: "creating",
  },
  dws: {
    ...dws,
    seed({ cloud }, { id, inputs, outputs }) {
      const { id: clusterId } = cloud.dws.putCluster({ id: text(inputs["clusterId"]) });
      cloud.dws.addSnapshot({ id, clusterId, name: text(outputs["name"]) });
    },
  },
  copy: {
    ...dws,
    seed({ cloud }, { id, outputs }) {
      const { id: clusterId } = cloud.dws.putCluster({ id: text(outputs["clusterId"]) });
      cloud.dws.addSnapshot({ id, clusterId, name: text(outputs["backupName"]) });
    },
  },
  bcc: {
    seed({ cloud }, { id, inputs }) {
      const { id: volumeId } = cloud.bcc.putVolume({ id: text(inputs["volumeId"]) });
      cloud.bcc.addSnapshot({ id, volumeId, description: "before" });
    },
    isThere: ({ cloud }, id) => present(cloud.bcc.snapshots(), id) !== undefined,
    change: { desc: "after" },
    changed: ({ cloud }, id) => present(cloud.bcc.snapshots(), id)?.description,
    pending: "Creating",
  },
};

const cases = Object.entries(shapes).flatMap(([shape, states]) =>
  Object.entries(states).map(([kind, recorded]) => [shape, kind, recorded as Recorded] as const),
);

let host: Host;
beforeAll(async () => {
  host = await startHost({ env: everywhereEnv });
});
afterAll(() => host.close());

test("every kind has a state of every shape since it exists", () => {
  expect(cases.map(([shape, kind]) => `${shape}: ${kind}`)).toHaveLength(3 * 5 - 1);
});

describe.each(cases)("a state with %s: %s", (_, kind, { id, inputs, outputs }) => {
  const row = rows[kind] as Row;

  beforeAll(() => row.seed(host, { id, inputs, outputs }));

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
    const { outs } = await host.provider.update(id, outputs, news);
    expect(outs).toMatchObject(row.change);
    expect(row.changed(host, id)).toEqual(Object.values(row.change)[0]);
  });

  test("is destroyed", async () => {
    await host.nextProcess();
    await host.provider.delete(id, outputs);
    expect(row.isThere(host, id)).toBe(false);
  });
});
