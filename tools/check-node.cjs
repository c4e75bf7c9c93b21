"use strict";
var major = Number(process.versions.node.split(".")[0]);
if (major < 22) {
  console.error(`pulumi-cloud-snapshots needs Node 22 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
