import type { Credentials } from "../shared/credentials";
import type { Fault } from "../shared/faults";
import { amount, anyText, count, flag, httpStatus, object, oneOf, text } from "./shape";

/** Body of `POST /faults`. */
export const readFault = object<Fault>(
  {
    kind: oneOf("throttle", "error", "html", "reset", "silent", "lost", "truncated", "empty", "wrongTypes", "huge"),
  },
  {
    service: oneOf("ecs", "evs", "dws", "iam"),
    operation: text,
    count,
    skip: amount,
    status: httpStatus,
    code: text,
    message: anyText,
    retryAfterMs: amount,
    shape: oneOf("nested", "cinder", "flat", "full", "keystone"),
    base64: flag,
  },
);

/** Body of `POST /credentials` and `POST /iam/credentials`. */
export const readCredentials = object<Credentials>(
  { accessKeyId: text, accessKeySecret: text },
  { securityToken: text, expiresAt: amount },
);
