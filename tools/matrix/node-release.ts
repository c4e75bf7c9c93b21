import { join } from "node:path";
import { fetched } from "./fetched";

const system = process.platform === "win32" ? "win" : process.platform;

/** The folder that holds `node` of a release line. */
export const nodeRelease = async (line: string): Promise<string> =>
  join(await fetched(`node-${system}-${process.arch}`, line), "bin");
