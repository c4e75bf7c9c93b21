import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { CheckRequest, CreateRequest, ReadRequest, UpdateRequest } from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { projectRoot } from "../../tools/engine/project-root";
import type { Usage } from "./probe";

const main = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
const struct = (properties: Record<string, JavaScriptValue>) => Struct.fromJavaScript(properties);

/** Pulumi's real provider process with a probe inside. */
export class ProbedProvider {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: ResourceProviderClient,
  ) {}

  static async start(engine: string, account: NodeJS.ProcessEnv): Promise<ProbedProvider> {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ["--require", join(__dirname, "probe.js"), main, engine], {
      cwd: projectRoot(),
      env: { PATH, HOME, PULUMI_PROJECT: "bench", PULUMI_NODEJS_PROJECT: "bench", ...account },
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    if (!child.stdout) throw new Error("the provider process has no output");
    const [port] = await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(() => Promise.reject(new Error("the provider process did not start"))),
    ]);
    const address = `127.0.0.1:${Number.parseInt(String(port), 10)}`;
    return new ProbedProvider(child, new ResourceProviderClient(address, credentials.createInsecure()));
  }

  /** What the process used since the call before. */
  async usage(): Promise<Usage> {
    const answer = once(this.child, "message");
    this.child.send("usage");
    const [usage] = await answer;
    return usage as Usage;
  }

  /** Loads the handler and validates inputs, as the engine does before a create. */
  check(inputs: Record<string, JavaScriptValue>): Promise<void> {
    const request = new CheckRequest().setOlds(struct({})).setNews(struct(inputs));
    return new Promise((resolve, reject) => this.client.check(request, (error) => (error ? reject(error) : resolve())));
  }

  /** Refreshes a snapshot that the cloud does not know. */
  read(state: Record<string, JavaScriptValue>): Promise<void> {
    const request = new ReadRequest().setId("s-none").setProperties(struct(state));
    return new Promise((resolve, reject) => this.client.read(request, (error) => (error ? reject(error) : resolve())));
  }

  /** Starts a create. `onEnd` hears of its end, good or bad. */
  create(inputs: Record<string, JavaScriptValue>, onEnd: (error: Error | null) => void): void {
    this.client.create(new CreateRequest().setProperties(struct(inputs)), onEnd);
  }

  /** Starts an update. `onEnd` hears of its end, good or bad. */
  update(
    id: string,
    olds: Record<string, JavaScriptValue>,
    news: Record<string, JavaScriptValue>,
    onEnd: (error: Error | null) => void,
  ): void {
    this.client.update(new UpdateRequest().setId(id).setOlds(struct(olds)).setNews(struct(news)), onEnd);
  }

  /** Ends the process with all that it is doing. */
  async close(): Promise<void> {
    const exited = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exited;
    this.client.close();
  }
}
