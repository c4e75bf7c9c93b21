import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Properties = Record<string, unknown>;

/** Properties as they go over the wire. */
export const struct = (properties: Properties): Struct =>
  Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);

/** Properties as they came over the wire. */
export const plain = (properties: Struct | undefined): Properties => properties?.toJavaScript() ?? {};
