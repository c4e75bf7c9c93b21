import { code, refusal, withSimulator } from "./with-simulator";

test("a disk of an older category has one snapshot in progress, one of the ESSD family ten", () =>
  withSimulator(async ({ call, create, efficiency, essd, pass }) => {
    await create({ DiskId: efficiency });
    expect(refusal(await call("CreateSnapshot", { DiskId: efficiency }))).toEqual([
      403,
      "IncorrectDiskStatus.CreatingSnapshot",
      "A previous snapshot creation is in process.",
    ]);
    for (let made = 0; made < 10; made += 1) {
      await create();
    }
    expect(refusal(await call("CreateSnapshot", { DiskId: essd }))).toEqual([
      403,
      "QuotaExceed.ConcurrentSnapshotQuota",
      `The number of snapshots being created for the disk ${essd} has exceeded the concurrent quota (10). Please wait for the previous snapshots to complete before trying again.`,
    ]);
    pass(20);
    await create({ DiskId: efficiency });
    await create();
  }));

test.each([
  [
    { everAttached: false },
    [403, "IncorrectDiskStatus.NeverAttached", "The specified disk has never been attached to any instance."],
  ],
  [
    { everUsed: false },
    [403, "IncorrectDiskStatus.NeverUsed", "The specified disk has never been used after creating."],
  ],
  [{ expired: true }, [403, "DiskInArrears", "The specified operation is denied as your disk has expired."]],
  [{ status: "Detaching" }, [403, "IncorrectDiskStatus", "The current disk status does not support this operation."]],
  [
    { category: "local_ssd_pro" },
    [400, "DiskCategory.OperationNotSupported", "The type of the specified disk does not support creating a snapshot."],
  ],
] as const)("a disk with %j", (seed, expected) =>
  withSimulator(async ({ simulator, call }) => {
    const { id } = simulator.ecs.putDisk(seed);
    expect(refusal(await call("CreateSnapshot", { DiskId: id }))).toEqual(expected);
  }),
);

test("unknown disks, detached disks, expired disks where they are allowed", () =>
  withSimulator(
    async ({ simulator, call, create }) => {
      expect(refusal(await call("CreateSnapshot", { DiskId: "d-none" }))).toEqual([
        404,
        "InvalidDiskId.NotFound",
        "The specified DiskId does not exist.",
      ]);
      expect(code(await call("CreateSnapshot"))).toEqual([400, "MissingParameter"]);
      await create({ DiskId: simulator.ecs.putDisk({ status: "Available" }).id });
      await create({ DiskId: simulator.ecs.putDisk({ expired: true }).id });
    },
    { alibaba: { refuseExpiredDisks: false } },
  ));

test("the instance must be running or stopped and not locked", () =>
  withSimulator(async ({ simulator, call, create }) => {
    const { id: instanceId } = simulator.ecs.putInstance({ status: "Starting" });
    const { id: DiskId } = simulator.ecs.putDisk({ instanceId });
    expect(refusal(await call("CreateSnapshot", { DiskId }))).toEqual([
      400,
      "IncorrectInstanceStatus",
      "The current status of the resource does not support this operation.",
    ]);
    simulator.ecs.putInstance({ id: instanceId, status: "Stopped", securityLocked: true });
    expect(refusal(await call("CreateSnapshot", { DiskId }))).toEqual([
      403,
      "InstanceLockedForSecurity",
      "The disk attached instance is locked due to security.",
    ]);
    simulator.ecs.putInstance({ id: instanceId, securityLocked: false });
    await create({ DiskId });
  }));

test("only manual snapshots count against the quota of a disk", () =>
  withSimulator(
    async ({ simulator, call, create, essd }) => {
      simulator.ecs.addSnapshot({ diskId: essd, type: "auto" });
      simulator.ecs.addSnapshot({ diskId: essd, type: "timer" });
      const { id } = simulator.ecs.addSnapshot({ diskId: essd });
      await create();
      expect(refusal(await call("CreateSnapshot", { DiskId: essd }))).toEqual([
        403,
        "QuotaExceed.Snapshot",
        "The snapshot quota exceeds.",
      ]);
      await call("DeleteSnapshot", { SnapshotId: id });
      await create();
    },
    { alibaba: { snapshotsPerDisk: 2 } },
  ));

test("a client token makes one snapshot", () =>
  withSimulator(async ({ simulator, call, create, essd, pass }) => {
    const values = { DiskId: essd, ClientToken: "tok-1", SnapshotName: "one" };
    const id = await create(values);
    pass(60);
    expect(await create(values)).toBe(id);
    expect(refusal(await call("CreateSnapshot", { ...values, SnapshotName: "two" }))).toEqual([
      403,
      "IdempotentParameterMismatch",
      "The specified clientToken is used.",
    ]);
    expect(await create({ ...values, ClientToken: "TOK-1" })).not.toBe(id);
    for (const ClientToken of ["t".repeat(65), "tökén", ""]) {
      expect(refusal(await call("CreateSnapshot", { ...values, ClientToken }))).toEqual([
        403,
        "InvalidClientToken.Malformed",
        "The specified clientToken is improperly formatted. It must contain only ASCII characters and must not exceed 64 characters in length.",
      ]);
    }
    expect(await create({ ClientToken: "t".repeat(64) })).toMatch(/^s-bp1[a-z0-9]{17}$/);
    expect(simulator.ecs.snapshots()).toHaveLength(3);
    pass(24 * 60 * 60);
    expect(await create(values)).not.toBe(id);
  }));

test("a replay while the first call runs is told so", () =>
  withSimulator(async ({ simulator, call, create, essd, pass }) => {
    simulator.ecs.plan({ processingSeconds: 3 });
    simulator.fault({ kind: "lost" });
    const values = { DiskId: essd, ClientToken: "tok-1" };
    await expect(call("CreateSnapshot", values)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(refusal(await call("CreateSnapshot", values))).toEqual([
      403,
      "IdempotentProcessing",
      "The previous idempotent request(s) is still processing.",
    ]);
    simulator.ecs.configure({ tokenProcessing: "LastTokenProcessing" });
    expect(refusal(await call("CreateSnapshot", values))).toEqual([
      403,
      "LastTokenProcessing",
      "The last token request is processing.",
    ]);
    pass(3);
    expect(await create(values)).toBe(simulator.ecs.snapshots()[0]?.id);
  }));

test.each([
  [{ SnapshotName: "a" }, 400, "InvalidSnapshotName.Malformed"],
  [{ SnapshotName: "" }, 400, "InvalidSnapshotName.Malformed"],
  [{ SnapshotName: `a${"b".repeat(128)}` }, 400, "InvalidSnapshotName.Malformed"],
  [{ SnapshotName: "1one" }, 400, "InvalidSnapshotName.Malformed"],
  [{ SnapshotName: "with space" }, 400, "InvalidSnapshotName.Malformed"],
  [{ SnapshotName: "automatic" }, 400, "InvalidSnapshotName.Malformed"],
  [{ Description: "x" }, 404, "InvalidDescription.Malformed"],
  [{ Description: "x".repeat(257) }, 404, "InvalidDescription.Malformed"],
  [{ Description: "https://example.org" }, 404, "InvalidDescription.Malformed"],
  [{ RetentionDays: "0" }, 400, "InvalidRetentionDays.Malformed"],
  [{ RetentionDays: "65537" }, 400, "InvalidRetentionDays.Malformed"],
  [{ RetentionDays: "1.5" }, 400, "InvalidRetentionDays.Malformed"],
  [{ "Tag.1.Key": "" }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Key": "aliyunx" }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Key": "Aliyun" }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Key": "acs:x" }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Key": "k".repeat(129) }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Value": "v" }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Key": "k", "Tag.1.Value": "v".repeat(129) }, 400, "InvalidTagValue.Malformed"],
  [{ "Tag.1.Key": "k", "Tag.1.Value": "http://x" }, 400, "InvalidTagValue.Malformed"],
  [{ "Tag.1.Key": "env", "Tag.2.Key": "ENV" }, 400, "Duplicate.TagKey"],
  [Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`Tag.${n + 1}.Key`, `k${n}`])), 400, "InvalidTagCount"],
  [{ Category: "archive" }, 403, "InvalidSnapshotCategory.Malformed"],
  [{ ResourceGroupId: "rg-none" }, 404, "InvalidResourceGroup.NotFound"],
] as const)("CreateSnapshot with %j", (values, status, expected) =>
  withSimulator(async ({ call, essd, simulator }) => {
    expect(code(await call("CreateSnapshot", { DiskId: essd, ...(values as Record<string, string>) }))).toEqual([
      status,
      expected,
    ]);
    expect(simulator.ecs.snapshots()).toEqual([]);
  }),
);

test("the longest attributes that are allowed", () =>
  withSimulator(async ({ create, poll }) => {
    const tags = Array.from({ length: 20 }, (_, n): [string, string] => [`Tag.${n + 1}.Key`, `k${n}`]);
    const id = await create({
      SnapshotName: `名${"a1:_.-".repeat(21)}b`,
      Description: "x".repeat(256),
      RetentionDays: "65536",
      ...Object.fromEntries(tags),
    });
    expect((await poll(id)).Tags.Tag).toHaveLength(20);
  }));
