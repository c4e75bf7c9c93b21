import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../engine/project-root";
import { Stack } from "../stack";
import { svgOf } from "./svg";
import { type Screen, textOf } from "./terminal";

const columns = 140;
const rows = 24;

const program = `
new alibaba.EcsSnapshot("before-migration", { diskId: disk(0), triggers: ["release 42"] });
new huawei.EvsSnapshot("before-migration", { volumeId: volumes[0], triggers: ["release 42"] });
`;

function found(screens: readonly Screen[], what: string, pattern: RegExp): Screen {
  const screen = screens.find((each) => pattern.test(textOf(each)));
  if (!screen) throw new Error(`The terminal never showed ${what}: ${pattern}\n${textOf(screens.at(-1) ?? [])}`);
  return screen;
}

/** `npm run picture`: draws what a terminal shows of a real run against simulated clouds. Needs Linux. */
async function main(): Promise<void> {
  const stack = await Stack.start("picture", program, { snapshotSeconds: 14, seed: 42 });
  try {
    const { screens, code } = await stack.screens("up --yes --skip-preview --suppress-permalink", { columns, rows });
    if (code !== 0) throw new Error(`pulumi up ended with ${code}:\n${textOf(screens.at(-1) ?? [])}`);
    const folder = join(projectRoot(), "docs", "terminal");
    mkdirSync(folder, { recursive: true });
    const pictures = {
      "waiting.svg": {
        screen: found(screens, "a wait", /\d\d %, .*left[\s\S]*\d\d %, .*left/),
        title: "pulumi up, waiting",
      },
      "ready.svg": {
        screen: found(screens.toReversed(), "readiness", /^Updating[\s\S]*ready after[\s\S]*ready after/),
        title: "pulumi up, at its end",
      },
    };
    for (const [name, { screen, title }] of Object.entries(pictures)) {
      writeFileSync(join(folder, name), svgOf(screen, columns, title));
      console.log(`docs/terminal/${name}:\n${textOf(screen)}\n`);
    }
  } finally {
    await stack.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
