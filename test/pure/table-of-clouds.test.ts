import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as provider from "../../provider";
import { types } from "../../provider/resources/types";
import { openSimulator } from "../../simulator/index";
import { allClouds, allKinds, cloudNames, cloudOf } from "../../tools/clouds";
import { regionsEverywhere, services } from "../../tools/clouds/environment";

/** Tests, tools and the bench treat what is in the table, and nothing else: it must have everything. */
const namesIn = (folder: string) => readdirSync(join(__dirname, "../..", folder));

test("the table has every cloud of the provider", () => {
  const shared = ["answers", "inputs", "lifecycle", "place", "shared", "system-runtime.ts"];
  expect([...cloudNames, ...shared].sort()).toEqual(namesIn("provider/clouds").sort());
  for (const name of cloudNames) expect(provider).toHaveProperty(name);
});

test("and a row for every kind, by its handler and by its type", () => {
  const handlers = namesIn("provider/handlers").map((file) => file.replace(".ts", ""));
  expect(allKinds.map(({ handler }) => handler).sort()).toEqual(handlers.sort());
  const tokens = allKinds.map(({ type }) => `pulumi-nodejs:dynamic/${type}`);
  expect(tokens.sort()).toEqual(Object.values(types).sort());
});

test("and every simulated service, at the host that the provider calls", () => {
  const { listeners } = openSimulator({ seed: 1 });
  expect(Object.keys(services).sort()).toEqual(Object.keys(listeners).sort());
  for (const cloud of allClouds) {
    for (const { own, host, variable } of Object.values(cloud.services)) {
      expect([own.host(cloud.region.name), own.variable]).toEqual([host, variable]);
    }
  }
});

test("a kind is of the cloud whose keys its row brings, and of its simulated service", () => {
  for (const row of allKinds) expect(Object.keys(cloudOf(row).services)).toContain(row.service);
  expect(Object.keys(regionsEverywhere())).toHaveLength(cloudNames.length);
});
