/** One project for every level; each level is a folder under test/. */
module.exports = {
  rootDir: ".",
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/(provider|simulator)/dist", "<rootDir>/dist", "<rootDir>/.cache"],
  // what tests take from tools/ and bench/ stands on the same sources as they do, not on those of the last build
  moduleNameMapper: {
    "^#provider/(.*)$": "<rootDir>/provider/$1",
    "^cloud-snapshots-simulator$": "<rootDir>/simulator/index",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  testTimeout: 30_000,
  maxWorkers: 2,
};
