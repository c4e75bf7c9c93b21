import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
  type GetRootResourceRequest,
  GetRootResourceResponse,
  type LogRequest,
  LogSeverity,
} from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** A line that a provider sent to the engine. */
export interface LogLine {
  readonly urn: string;
  readonly text: string;
  readonly severity: "debug" | "info" | "warning" | "error";
  /** Ephemeral lines are shown in the resource's row only. */
  readonly ephemeral: boolean;
}

/** A stand-in for the Pulumi engine: it takes log lines and answers nothing else of use. */
export interface EngineStub {
  /** What a provider process gets as its argument. */
  readonly address: string;
  /** Every line so far. */
  readonly lines: readonly LogLine[];
  /** Resolves with the first line, past or to come, that fits. */
  line(fits: (line: LogLine) => boolean): Promise<LogLine>;
  /** Ends the stand-in as a killed engine ends: its port refuses connections. */
  kill(): void;
}

const severities = {
  [LogSeverity.DEBUG]: "debug",
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
} as const;

/** Starts a stand-in for the engine on a free port of the loopback interface. */
export async function startEngineStub(): Promise<EngineStub> {
  const lines: LogLine[] = [];
  const waiting = new Set<(line: LogLine) => void>();
  const server = new Server();
  server.addService(EngineService, {
    log({ request }: ServerUnaryCall<LogRequest, Empty>, answer: sendUnaryData<Empty>) {
      const line = {
        urn: request.getUrn(),
        text: request.getMessage(),
        severity: severities[request.getSeverity()],
        ephemeral: request.getEphemeral(),
      };
      lines.push(line);
      for (const see of [...waiting]) see(line);
      answer(null, new Empty());
    },
    getRootResource(
      _: ServerUnaryCall<GetRootResourceRequest, GetRootResourceResponse>,
      answer: sendUnaryData<GetRootResourceResponse>,
    ) {
      const response = new GetRootResourceResponse();
      response.setUrn("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
      answer(null, response);
    },
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    address: `127.0.0.1:${port}`,
    lines,
    line: (fits) =>
      new Promise((resolve) => {
        const known = lines.find(fits);
        if (known) return resolve(known);
        const see = (line: LogLine) => {
          if (!fits(line)) return;
          waiting.delete(see);
          resolve(line);
        };
        waiting.add(see);
      }),
    kill: () => server.forceShutdown(),
  };
}
