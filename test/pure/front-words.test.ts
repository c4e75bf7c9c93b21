import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CloudError } from "../../provider/http/errors";
import { thenAgain } from "../../provider/http/next";
import { tellingOf } from "../../provider/pulumi/words";

const provider = join(__dirname, "../../provider");

const sources = (room: string): string[] =>
  readdirSync(join(provider, room), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(room, name));

test("the core tells nobody to run Pulumi: what to run next is in the words of the front", () => {
  const files = ["clouds", "readiness", "http", "time"].flatMap(sources);
  expect(files.length).toBeGreaterThan(100);
  const isCommand = /\bpulumi (up|refresh|destroy|preview|cancel|stack|state)\b|--replace|ignoreChanges|retainOnDelete/;
  const told = files.filter((file) =>
    readFileSync(join(provider, file), "utf8")
      .split("\n")
      .some((line) => isCommand.test(line) && !/^\s*(\*|\/\*|\/\/)/.test(line)),
  );
  expect(told).toEqual([]);
});

test("an error ends with what to run next", () => {
  const details = { operation: "CreateSnapshot", kind: "precondition", code: "Quota", httpStatus: 403 } as const;
  const error = new CloudError("no room", { ...details, advice: "Delete old ones", next: thenAgain });
  expect(error.message).toBe("CreateSnapshot: Quota: no room (HTTP 403). Delete old ones");
  expect(tellingOf(error)).toBe("CreateSnapshot: Quota: no room (HTTP 403). Delete old ones, then run pulumi up again");
  expect(tellingOf(new Error("plain"))).toBe("plain");
});
