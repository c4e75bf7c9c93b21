import { startSimulator } from "cloud-snapshots-simulator";
import { findEngine } from "../../tools/engine";
import { type Verdict, verdict } from "../bars";
import { percentile } from "../polling/measure";
import { doNothing, snapshots } from "./programs";
import { Project } from "./project";
import { type StateSize, stateSize } from "./state";

const previewed = 1_000;
const repetitions = 3;
const created = 10;

export interface EngineFigures {
  readonly engine: string;
  readonly previewed: number;
  /** Seconds of each preview, in order. */
  readonly previews: { readonly snapshots: number[]; readonly doNothing: number[] };
  readonly state: StateSize;
}

const median = (values: readonly number[]) => percentile(values, 0.5);

/** Previews of both programs in turn, the first of each not counted, and the state after a small up. */
export async function measureEngine(
  say: (line: string) => void,
): Promise<{ figures: EngineFigures; verdicts: Verdict[] }> {
  const engine = await findEngine({ say });
  const cloud = await startSimulator({ snapshotSeconds: 1 });
  const ours = new Project(engine, cloud, snapshots);
  const least = new Project(engine, cloud, doNothing);
  try {
    const previews = { snapshots: [] as number[], doNothing: [] as number[] };
    for (const project of [ours, least]) {
      project.declare(1);
      await project.run("preview");
      project.declare(previewed);
    }
    for (let i = 0; i < repetitions; i++) {
      previews.doNothing.push(await least.run("preview"));
      previews.snapshots.push(await ours.run("preview"));
      say(
        `  preview ${i + 1} of ${repetitions}: ${previews.snapshots[i]?.toFixed(1)} s, do-nothing ${previews.doNothing[i]?.toFixed(1)} s`,
      );
    }
    ours.declare(created);
    await ours.run("up --skip-preview");
    const state = stateSize(ours.resources());
    return {
      figures: { engine: engine.version, previewed, previews, state },
      verdicts: [
        verdict(
          `preview of ${previewed}, against a do-nothing provider`,
          median(previews.snapshots) / median(previews.doNothing),
          1.1,
          "ratio",
        ),
        verdict(
          "state of a resource, against the same without hidden keys",
          state.bytes / state.bytesWithoutHidden,
          1.25,
          "ratio",
        ),
        verdict("__provider", state.providerBytes, 120, "bytes"),
      ],
    };
  } finally {
    await cloud.close();
    for (const project of [ours, least]) project.remove();
  }
}
