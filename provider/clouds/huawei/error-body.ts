import { isObject, objectIn } from "../../http/json";
import { textOf } from "../answers/texts";

/** An error in one of the shapes that Huawei's services answer with. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
}

type Json = Record<string, unknown>;

/** The object that a body holds, plain or base64-encoded; undefined if it holds none. */
export function parseBody(text: string): Json | undefined {
  return objectIn(text) ?? objectIn(Buffer.from(text, "base64").toString("utf8"));
}

const success = "DWS.0000";

/**
 * The error in a body, undefined if there is none:
 * the gateway's and DWS's flat one (`error_code`, also with HTTP 200), EVS's nested one (`error.code`), and Cinder's,
 * named by its key (`itemNotFound`) with the HTTP status as code. The last is none where the call succeeded: a user's
 * metadata may have the keys code and message.
 */
export function errorIn(body: Json, succeeded: boolean): ErrorBody | undefined {
  const {
    request_id: id,
    errCode,
    error_code: flat = errCode,
    externalMessage,
    error_msg: text = externalMessage,
  } = body;
  const requestId = typeof id === "string" ? { requestId: id } : {};
  if (typeof flat === "string")
    return flat === success ? undefined : { code: flat, message: textOf(text), ...requestId };
  const isError = (value: unknown) => isObject(value) && "code" in value && "message" in value;
  const name = Object.keys(body).find((key) => (key === "error" || !succeeded) && isError(body[key]));
  const nested = name === undefined ? undefined : body[name];
  if (name === undefined || !isObject(nested)) return undefined;
  const { code, message } = nested;
  const named = name === "error" ? `HTTP.${textOf(code)}` : name;
  return { code: typeof code === "string" ? code : named, message: textOf(message), ...requestId };
}
