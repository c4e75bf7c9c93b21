import { ApiError } from "../../shared/api-error";

/** The service's error answers: what is wrong to HTTP status and message. */
const catalogue = {
  body: [400, "Request body is invalid."],
  duration: [400, "duration_seconds must be between 900 and 86400."],
  forbidden: [403, "You are not authorized to perform the requested action."],
  internal: [500, "An unexpected error prevented the server from fulfilling your request."],
  password: [401, "The username or password is wrong."],
  project: [401, "The project of the scope was not found or is not accessible."],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** An error answer of the identity service. */
export function iamError(key: keyof typeof catalogue): ApiError {
  const [status, text] = catalogue[key];
  return new ApiError(status, String(status), text, { shape: "keystone" });
}
