import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { Application } from "typedoc";

const folder = join(__dirname, "../../provider");

test("the API report is that of this source (npm run api writes it), and nothing in it is complained of", () => {
  const config = ExtractorConfig.loadFileAndPrepare(join(folder, "api-extractor.json"));
  const { apiReportChanged, succeeded } = Extractor.invoke(config, {
    localBuild: false,
    messageCallback: (message) => {
      message.handled = true; // else it is printed
    },
  });
  const report = readFileSync(config.reportFilePath, "utf8");
  const complaints = report.split("\n").filter((line) => /Warning: |\(undocumented\)/.test(line));
  expect({ apiReportChanged, succeeded, complaints }).toEqual({
    apiReportChanged: false,
    succeeded: true,
    complaints: [],
  });
});

test("everything public has documentation, and refers to public things only", async () => {
  const app = await Application.bootstrap({ options: join(folder, "typedoc.json"), logLevel: "None" });
  const project = await app.convert();
  if (!project) throw new Error("typedoc cannot read the sources");
  app.validate(project);
  expect({ warnings: app.logger.warningCount, errors: app.logger.errorCount }).toEqual({ warnings: 0, errors: 0 });
  expect(project.getChildByName("alibaba.EcsSnapshot.diskId")?.hasComment()).toBe(true);
}, 60_000);
