/** Takes over the snapshots of a disk that somebody has marked with a tag. A destroy deletes them: see `retainOnDelete`. */
import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-cloud-snapshots";

const config = new pulumi.Config();
const diskId = config.require("diskId");

const found = alibaba.getEcsSnapshots({ diskId, status: "accomplished", tags: { [config.require("tag")]: "yes" } });

// the name of each resource is the id, so a snapshot that is found later changes nothing about the others
const snapshots = found.then((each) => each.map(({ id }) => new alibaba.EcsSnapshot(id, { diskId, adopt: id })));

export const adopted = snapshots.then((each) => each.map(({ id }) => id));
