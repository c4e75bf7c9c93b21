import { measureAnswers } from "./answers/measure";
import { answerLines } from "./answers/report";
import { type Arguments, readArguments } from "./arguments";
import type { Verdict } from "./bars";
import { drawCharts } from "./charts/draw";
import { measureEngine } from "./engine/measure";
import { engineLines } from "./engine/report";
import { measureHost } from "./host/measure";
import { hostLines } from "./host/report";
import { allCells, smallCells } from "./polling/cells";
import { cellTable, progressLine } from "./polling/report";
import { pollingVerdicts, smallVerdicts } from "./polling/verdicts";
import { verdictTable } from "./table";

/** `npm run bench`: measures, and says what is met. Unmet bars are results, not errors. */
async function main({ json, only, seed }: Arguments): Promise<void> {
  const say = (line: string) => console.error(line);
  const show = json ? () => {} : (text: string) => console.log(`\n${text}`);
  const verdicts: Verdict[] = [];
  const document: Record<string, unknown> = { seed, node: process.version };
  say(`seed ${seed}`);
  if (only.includes("A")) {
    say("A: waiting on a virtual clock");
    const cells = await allCells(seed, (cell) => say(`  ${progressLine(cell)}`));
    document["polling"] = cells;
    verdicts.push(...pollingVerdicts(cells));
    show(cellTable(cells));
    for (const file of drawCharts(cells)) say(`drawn: ${file}`);
    const small = await smallCells(seed, (cell) => say(`  ${progressLine(cell)}`));
    document["small"] = small;
    verdicts.push(...smallVerdicts(small));
    show(cellTable(small));
  }
  if (only.includes("B")) {
    say("B: waiting creates in one real provider process");
    const host = await measureHost(seed, say);
    document["host"] = host.loads;
    verdicts.push(...host.verdicts);
    show(hostLines(host.loads));
  }
  if (only.includes("C")) {
    say("C: preview and state on the real engine");
    const engine = await measureEngine(say);
    document["engine"] = engine.figures;
    verdicts.push(...engine.verdicts);
    show(engineLines(engine.figures));
  }
  if (only.includes("D")) {
    say("D: answers of 4 MiB");
    const answers = await measureAnswers(say);
    document["answers"] = answers.costs;
    verdicts.push(...answers.verdicts);
    show(answerLines(answers.costs));
  }
  const unmet = verdicts.filter(({ isMet }) => !isMet).length;
  document["verdicts"] = verdicts;
  if (json) console.log(JSON.stringify(document, undefined, 2));
  show(verdictTable(verdicts));
  show(unmet === 0 ? "All bars are met." : `${unmet} of ${verdicts.length} bars are NOT MET.`);
}

function start(): Promise<void> {
  try {
    return main(readArguments(process.argv.slice(2)));
  } catch (error) {
    return Promise.reject(error);
  }
}

start().catch((error: Error) => {
  console.error(error.stack ?? String(error));
  process.exitCode = 1;
});
