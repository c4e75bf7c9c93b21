import { anyText, httpStatus, object, text, type ValueOf } from "./readers";

/** An error answer that the documentation does not settle. */
export const openAnswer = object({ status: httpStatus, code: text, message: anyText }, {});

export type OpenAnswer = ValueOf<typeof openAnswer>;
