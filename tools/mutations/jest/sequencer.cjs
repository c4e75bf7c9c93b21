"use strict";
// Runs test files in the order in which the command line names them.
const { default: Sequencer } = require("@jest/test-sequencer");

const order = process.argv.slice(2);
const placeOf = ({ path }) => order.findIndex((file) => path.replaceAll("\\", "/").endsWith(file));

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
