import type { Credentials } from "../shared/credentials";
import type { Fault } from "../shared/faults";
import { amount, anyNumber, anyText, count, flag, httpStatus, object, oneOf, text } from "./shape";

/** Body of `POST /faults`. */
export const readFault = object<Fault>(
  {
    kind: oneOf(
      "throttle",
      "error",
      "html",
      "reset",
      "silent",
      "lost",
      "truncated",
      "empty",
      "wrongTypes",
      "huge",
      "skewed",
    ),
  },
  {
    service: oneOf("ecs", "evs", "dws", "iam", "bcc"),
    operation: text,
    count,
    skip: amount,
    status: httpStatus,
    code: text,
    message: anyText,
    retryAfterMs: amount,
    shape: oneOf("nested", "cinder", "flat", "full", "keystone"),
    base64: flag,
    bare: flag,
    skewMs: anyNumber,
  },
);

/** Body of `POST /credentials`, `POST /iam/credentials` and `POST /bcc/credentials`. */
export const readCredentials = object<Credentials>(
  { accessKeyId: text, accessKeySecret: text },
  { securityToken: text, expiresAt: amount },
);
