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
  readonly previews: { readonly program: string; readonly seconds: number[] }[];
  readonly state: StateSize;
}

const median = (values: readonly number[]) => percentile(values, 0.5);

/** Previews of all programs in turn, the first of each not counted, and the state after a small up. */
export async function measureEngine(
  say: (line: string) => void,
): Promise<{ figures: EngineFigures; verdicts: Verdict[] }> {
  const engine = await findEngine({ say });
  const cloud = await startSimulator({ snapshotSeconds: 1 });
  const programs = [snapshots, doNothing];
  const projects = programs.map((program) => new Project(engine, cloud, program));
  const previews = programs.map(({ name }) => ({ program: name, seconds: [] as number[] }));
  try {
    for (const project of projects) {
      await project.open();
      project.declare(1);
      await project.run("preview");
      project.declare(previewed);
    }
    for (let i = 1; i <= repetitions; i++) {
      for (const [which, project] of projects.entries()) previews[which]?.seconds.push(await project.run("preview"));
      say(
        `  preview ${i} of ${repetitions}: ${previews.map(({ seconds }) => `${seconds.at(-1)?.toFixed(1)} s`).join(", ")}`,
      );
    }
    const [ours] = projects;
    ours?.declare(created);
    await ours?.run("up --skip-preview");
    const state = stateSize(ours?.resources() ?? []);
    const [own = Number.NaN, other = Number.NaN] = previews.map(({ seconds }) => median(seconds));
    return {
      figures: { engine: engine.version, previewed, previews, state },
      verdicts: [
        verdict(`preview of ${previewed}, against a do-nothing provider`, own / other, 1.1, "ratio"),
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
    for (const project of projects) project.remove();
  }
}
