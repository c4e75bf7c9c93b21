import * as dws from "../../provider/clouds/huawei/dws-snapshot/classify";
import { outputsOf as dwsOutputs } from "../../provider/clouds/huawei/dws-snapshot/record";
import * as evs from "../../provider/clouds/huawei/evs-snapshot/classify";
import { outputsOf as evsOutputs } from "../../provider/clouds/huawei/evs-snapshot/record";
import { utcTime } from "../../provider/clouds/huawei/time";
import dwsRecorded from "./recorded/huawei-dws-snapshots.json";
import evsRecorded from "./recorded/huawei-evs-snapshots.json";

test.each(evsRecorded)("EVS: $name", ({ record, phase, progress }) => {
  expect(evs.classify(record)).toMatchObject({ phase, status: record.status ?? "unknown" });
  expect(evs.classify(record).progress).toBe(progress);
});

test.each(dwsRecorded)("DWS: $name", ({ record, phase, progress, note }) => {
  expect(dws.classify(record)).toMatchObject({ phase, status: record.status ?? "unknown" });
  expect(dws.classify(record).progress).toBe(progress);
  expect(Boolean(dws.classify(record).note)).toBe(note ?? false);
});

test("a frozen account is no reason to replace a snapshot", () => {
  expect(dws.recordedPhase("FROZEN")).toBe("pending");
  expect(dws.recordedPhase("UNAVAILABLE")).toBe("failed");
  expect(dws.recordedPhase("vanished")).toBe("gone");
});

test("the sample EVS record in Pulumi's words", () => {
  expect(evsOutputs(evsRecorded[0]?.record ?? {})).toEqual({
    name: "snap-001",
    description: "daily backup",
    volumeId: "5aa119a8-d25b-45a7-8d1b-88e127885635",
    sizeGiB: 1,
    createdAt: "2013-02-25T04:13:17Z",
    metadata: { a: "1" },
  });
});

test("the sample DWS record in Pulumi's words", () => {
  expect(dwsOutputs(dwsRecorded[0]?.record ?? {})).toEqual({
    name: "snapshot-1",
    description: "snapshot description",
    startedAt: "2016-08-23T03:59:23Z",
    createdAt: "2016-08-23T03:59:23Z",
    finishedAt: "2016-08-23T04:01:40Z",
    updatedAt: "2016-08-23T04:01:41Z",
    size: 500,
    type: "AUTOMATED",
    clusterId: "4f87d3c4-9e33-482f-b962-e23b30d1a18c",
    datastore: { type: "dws", version: "8.2" },
    bakExpectedStartTime: "2016-08-23T03:59:00.000Z",
  });
});

test("what is out of all reason is left out; metadata is the user's own", () => {
  const long = "x".repeat(4_097);
  const metadata = { key: long };
  expect(evsOutputs({ name: long, size: -1, created_at: "0001-01-01T00:00:00", metadata })).toEqual({ metadata });
  const dws = {
    description: long,
    type: long,
    size: -1,
    bak_expected_start_time: 8e15,
    started: "9999-01-01T00:00:00Z",
  };
  expect(dwsOutputs({ ...dws, datastore: { type: "dws", version: long } })).toEqual({
    datastore: { type: "dws", version: `${"x".repeat(4_096)}… (cut: 1 more characters)` },
  });
});

test.each([
  ["2013-02-25T04:13:17.000000", "2013-02-25T04:13:17Z"],
  ["2013-02-25t04:13:17.250000", "2013-02-25T04:13:17.250Z"],
  ["2016-08-23T03:59:23Z", "2016-08-23T03:59:23Z"],
  ["2016-08-23T03:59:23+0800", "2016-08-22T19:59:23Z"],
  ["1999-12-31T23:59:59", undefined],
  ["2100-01-01T00:00:00Z", undefined],
  ["", undefined],
  [null, undefined],
  ["soon", undefined],
])("time %j is %j", (time, utc) => {
  expect(utcTime(time)).toBe(utc);
});
