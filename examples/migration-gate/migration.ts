import * as pulumi from "@pulumi/pulumi";

interface Inputs {
  release: string;
  command: string;
  snapshotId: string;
}

/** Runs the command; an exit code other than 0 fails the run. */
async function migrate({ command, release, snapshotId }: Inputs): Promise<void> {
  const { execSync } = await import("node:child_process");
  execSync(command, { stdio: "inherit", env: { ...process.env, RELEASE: release, SNAPSHOT_ID: snapshotId } });
}

const provider: pulumi.dynamic.ResourceProvider<Inputs, Inputs> = {
  async create(inputs) {
    await migrate(inputs);
    return { id: "migration", outs: inputs };
  },
  async diff(_id, before, now) {
    return { changes: before.release !== now.release };
  },
  async update(_id, _before, now) {
    await migrate(now);
    return { outs: now };
  },
};

/** A command that runs once for each release. */
export class Migration extends pulumi.dynamic.Resource {
  constructor(
    name: string,
    args: { [Name in keyof Inputs]: pulumi.Input<string> },
    opts?: pulumi.CustomResourceOptions,
  ) {
    super(provider, name, args, opts);
  }
}
