import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { type ClientUnaryCall, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { initFailureOr } from "./init-failure";
import { type Properties, plain, struct } from "./struct";

export interface ProcessOptions {
  /** Address of the engine, or of its stand-in. */
  readonly engine: string;
  /** The environment, but for PATH, HOME and Pulumi's own names. */
  readonly env?: Record<string, string>;
  /** Folder of the program; default the root of this repository. */
  readonly cwd?: string;
  /** Whether its standard input is a pipe, as the engine's is. Default false: there is nothing to read. */
  readonly piped?: boolean;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const root = join(__dirname, "../..");
const main = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
const answerWithinMs = 20_000;

/**
 * Pulumi's real provider process, driven over gRPC as the engine drives it. Every call ends within 20 s: an answer that
 * never comes is the error DEADLINE_EXCEEDED. Init failures reject as WireInitFailure.
 */
export class ProviderProcess {
  readonly exited: Promise<Exit>;
  /** Everything that the process wrote, its port first. */
  output = "";
  private client: ResourceProviderClient | undefined;
  private readonly calls = new Set<ClientUnaryCall>();

  private constructor(private readonly child: ChildProcessByStdio<Writable | null, Readable, Readable>) {
    const collect = (chunk: Buffer) => {
      this.output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    this.exited = once(child, "close").then(([code, signal]) => ({ code, signal }));
  }

  /** Resolves once the process takes calls. */
  static async start({ engine, env = {}, cwd = root, piped = false }: ProcessOptions): Promise<ProviderProcess> {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, [main, engine], {
      cwd,
      env: { PATH, HOME, PULUMI_PROJECT: "shop", PULUMI_NODEJS_PROJECT: "shop", ...env },
      stdio: [piped ? "pipe" : "ignore", "pipe", "pipe"],
    }) as ChildProcessByStdio<Writable | null, Readable, Readable>;
    const started = new ProviderProcess(child);
    while (!started.output.includes("\n")) {
      const ended = await Promise.race([once(child.stdout, "data").then(() => false), started.exited.then(() => true)]);
      if (ended) throw new Error(`the provider process did not start: ${started.output}`);
    }
    const port = Number.parseInt(started.output, 10);
    started.client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    return started;
  }

  async check(olds: Properties, news: Properties) {
    const request = new wire.CheckRequest().setOlds(struct(olds)).setNews(struct(news));
    const answer = await this.call<wire.CheckResponse>((client, ...rest) => client.check(request, ...rest));
    const failures = answer.getFailuresList().map((failure) => failure.toObject());
    return { inputs: plain(answer.getInputs()), failures };
  }

  async diff(id: string, olds: Properties, news: Properties) {
    const request = new wire.DiffRequest().setId(id).setOlds(struct(olds)).setNews(struct(news));
    const answer = await this.call<wire.DiffResponse>((client, ...rest) => client.diff(request, ...rest));
    const changes = (["unknown", "none", "some"] as const)[answer.getChanges()];
    return { changes, replaces: answer.getReplacesList() };
  }

  async create(inputs: Properties) {
    const request = new wire.CreateRequest().setProperties(struct(inputs));
    const answer = await this.call<wire.CreateResponse>((client, ...rest) => client.create(request, ...rest));
    return { id: answer.getId(), outs: plain(answer.getProperties()) };
  }

  async read(id: string, state: Properties) {
    const request = new wire.ReadRequest().setId(id).setProperties(struct(state));
    const answer = await this.call<wire.ReadResponse>((client, ...rest) => client.read(request, ...rest));
    return { id: answer.getId(), outs: plain(answer.getProperties()), inputs: plain(answer.getInputs()) };
  }

  async update(id: string, olds: Properties, news: Properties) {
    const request = new wire.UpdateRequest().setId(id).setOlds(struct(olds)).setNews(struct(news));
    const answer = await this.call<wire.UpdateResponse>((client, ...rest) => client.update(request, ...rest));
    return { outs: plain(answer.getProperties()) };
  }

  async delete(id: string, state: Properties): Promise<void> {
    const request = new wire.DeleteRequest().setId(id).setProperties(struct(state));
    await this.call((client, ...rest) => client.delete(request, ...rest));
  }

  /** What the engine sends at the end of a run, and when a run is cancelled. */
  async cancel(): Promise<void> {
    await this.call((client, ...rest) => client.cancel(new Empty(), ...rest));
  }

  /** Breaks off all calls that are under way, as the death of the engine does. */
  breakOff(): void {
    for (const call of this.calls) call.cancel();
  }

  /** Ends the standard input, as the death of the engine does. */
  endInput(): void {
    this.child.stdin?.end();
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends the process as the engine does when a run is over. */
  async end(): Promise<void> {
    this.signal("SIGINT");
    await this.exited;
    this.client?.close();
  }

  /** Ends the process whatever it is doing. */
  async close(): Promise<void> {
    this.client?.close();
    this.signal("SIGKILL");
    await this.exited;
  }

  private call<Answer>(
    send: (
      client: ResourceProviderClient,
      ...rest: [Metadata, { deadline: number }, (error: ServiceError | null, answer: Answer) => void]
    ) => ClientUnaryCall,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (!this.client) return reject(new Error("the provider process has not started"));
      const call = send(this.client, new Metadata(), { deadline: Date.now() + answerWithinMs }, (error, answer) => {
        this.calls.delete(call);
        return error ? reject(initFailureOr(error)) : resolve(answer);
      });
      this.calls.add(call);
    });
  }
}
