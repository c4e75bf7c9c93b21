import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { GetRootResourceResponse, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** As much of the Pulumi engine as a provider process speaks to. */
export interface EngineStandIn {
  readonly address: string;
  /** Lines that it was sent. */
  lines(): number;
  close(): void;
}

export async function startEngineStandIn(): Promise<EngineStandIn> {
  let lines = 0;
  const server = new Server();
  server.addService(EngineService, {
    log(_: ServerUnaryCall<LogRequest, Empty>, answer: sendUnaryData<Empty>) {
      lines++;
      answer(null, new Empty());
    },
    getRootResource(_: unknown, answer: sendUnaryData<GetRootResourceResponse>) {
      answer(null, new GetRootResourceResponse());
    },
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { address: `127.0.0.1:${port}`, lines: () => lines, close: () => server.forceShutdown() };
}
