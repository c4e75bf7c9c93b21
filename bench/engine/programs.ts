/** A program that declares resources, and how its provider gets to where it is looked for. */
export interface Program {
  readonly name: string;
  /** Text of index.js for so many resources of a disk. */
  readonly text: (count: number, diskId: string) => string;
}

const loop = (count: number, declaration: string) => `for (let i = 0; i < ${count}; i++) ${declaration}\n`;

export const snapshots: Program = {
  name: "EcsSnapshot",
  text: (count, diskId) =>
    'const { alibaba } = require("pulumi-cloud-snapshots");\n' +
    loop(count, `new alibaba.EcsSnapshot("snapshot-" + i, { diskId: "${diskId}" });`),
};

/** The least that a dynamic provider costs: it takes all inputs, and its creates return at once. */
export const doNothing: Program = {
  name: "do-nothing",
  text: (count, diskId) =>
    'const { CustomResource } = require("@pulumi/pulumi");\n' +
    `const __provider = 'exports.handler=()=>require("do-nothing")';\n` +
    loop(
      count,
      `new CustomResource("pulumi-nodejs:dynamic/bench:DoNothing", "nothing-" + i, { diskId: "${diskId}", __provider });`,
    ),
};

/** The module that the do-nothing program's provider is. */
export const doNothingModule = `exports.check = async (olds, inputs) => ({ inputs, failures: [] });
exports.create = async (inputs) => ({ id: "nothing", outs: inputs });
`;
