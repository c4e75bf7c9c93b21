import { slots } from "../../provider/http/slots";

test("so much work runs at a time, in the order in which it came, and failures give their place back", async () => {
  const inSlot = slots(2);
  const running: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (i: number) =>
    inSlot(() => {
      running.push(i);
      return new Promise<void>((resolve, reject) => {
        ends[i] = (error) => (error ? reject(error) : resolve());
      });
    });
  const all = [0, 1, 2, 3].map(work);
  expect(running).toEqual([0, 1]);
  ends[1]?.(new Error("no"));
  await expect(all[1]).rejects.toThrow("no");
  expect(running).toEqual([0, 1, 2]);
  ends[0]?.();
  await all[0];
  expect(running).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  await Promise.all([all[2], all[3]]);
  await expect(inSlot(async () => "free again")).resolves.toBe("free again");
});
