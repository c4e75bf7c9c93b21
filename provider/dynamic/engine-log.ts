import { createRequire } from "node:module";

/** Engine address that the provider process was started with; undefined when this is no provider process. */
export function engineAddress(argv: string[] = process.argv): string | undefined {
  return /dynamic-provider([\\/]index(\.js)?)?$/.test(argv[1] ?? "") ? argv[2] : undefined;
}

/** Sends a line; calls back when the engine has it, or never will. */
export type Send = (line: LogLine, sent?: () => void) => void;

export type LogLine = { urn: string; text: string; kind: "status" | "warning" | "info" };

/**
 * Sends lines to the engine, which shows them in the resource's own row. Status lines are passing ones; warnings stay.
 * Built on Pulumi's own generated client, because nothing public speaks to the engine from a provider process.
 * What cannot be sent is dropped without a word.
 */
export function engineLog(address: string): Send {
  const pulumi = createRequire(require.resolve("@pulumi/pulumi"));
  const grpc = pulumi("@grpc/grpc-js");
  const { EngineClient } = pulumi("@pulumi/pulumi/proto/engine_grpc_pb");
  const { LogRequest, LogSeverity } = pulumi("@pulumi/pulumi/proto/engine_pb");
  const client = new EngineClient(address, grpc.credentials.createInsecure());
  return ({ urn, text, kind }, sent = () => {}) => {
    const request = new LogRequest();
    request.setSeverity(kind === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
    request.setMessage(text);
    request.setUrn(urn);
    request.setEphemeral(kind === "status");
    client.log(request, sent);
  };
}
