import type { IncomingMessage } from "node:http";

const LIMIT = 1024 * 1024;

/** Reads a request body of at most 1 MiB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > LIMIT) {
      throw new Error("request body over 1 MiB");
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
