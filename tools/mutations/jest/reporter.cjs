"use strict";
// Tells `npm run mutations` what jest is doing, one line of JSON for each event.
const { relative, sep } = require("node:path");

module.exports = class {
  constructor({ rootDir }) {
    this.say = (event, path, more) => {
      const file = relative(rootDir, path).replaceAll(sep, "/");
      process.stdout.write(`${JSON.stringify({ event, file, ...more })}\n`);
    };
  }

  onTestFileStart({ path }) {
    this.say("begin", path, {});
  }

  onTestCaseResult({ path }, { title, status }) {
    if (status === "passed" || status === "failed") this.say(status, path, { title });
  }

  onTestFileResult({ path }, { testExecError, numFailingTests }) {
    this.say("end", path, { isBroken: testExecError !== undefined && numFailingTests === 0 });
  }
};
