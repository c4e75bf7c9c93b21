import type { IncomingMessage } from "node:http";

const mib = 1024 * 1024;

/** Reads a request body of at most so many MiB. */
export async function readBody(request: IncomingMessage, limitMiB = 1): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > limitMiB * mib) {
      throw new Error(`request body over ${limitMiB} MiB`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
