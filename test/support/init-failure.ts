import type { ServiceError } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Properties } from "./struct";
import { plain } from "./struct";

/** A resource that exists but is not what it should be, as the engine reads it from an answer. */
export class WireInitFailure extends Error {
  constructor(
    readonly id: string,
    readonly properties: Properties,
    readonly reasons: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

/** The init failure that an error carries; the error itself when it carries none. */
export function initFailureOr(error: ServiceError): Error {
  const [packed] = error.metadata.get("grpc-status-details-bin");
  if (!Buffer.isBuffer(packed)) return error;
  const detail = Status.deserializeBinary(packed).getDetailsList()[0];
  const failure = detail?.unpack(ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
  if (!failure) return error;
  return new WireInitFailure(failure.getId(), plain(failure.getProperties()), failure.getReasonsList(), error.details);
}
