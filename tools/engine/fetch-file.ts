import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { open, shown } from "./follow-redirects";
import type { ReleaseSite } from "./release";

/**
 * Downloads a file while its SHA-256 is computed, which is returned in hexadecimal digits. Throws the reason when the file
 * does not arrive whole, within the site's limits of time and size; what has arrived by then is left where it is.
 */
export async function fetchFile(url: URL, file: string, site: ReleaseSite, env: NodeJS.ProcessEnv): Promise<string> {
  const silence = new AbortController();
  const watch = setTimeout(() => silence.abort(), site.silenceMs);
  const whole = AbortSignal.timeout(site.wholeMs);
  const signal = AbortSignal.any([silence.signal, whole]);
  const hash = createHash("sha256");
  let length = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      watch.refresh();
      length += chunk.length;
      hash.update(chunk);
      done(length > site.largest ? new Error(`it has more than ${site.largest} bytes`) : null, chunk);
    },
  });
  try {
    const answer = await open(url, env, signal, () => watch.refresh());
    await pipeline(answer, measure, createWriteStream(file, { flags: "wx", mode: 0o600 }), { signal });
    return hash.digest("hex");
  } catch (error) {
    throw new Error(`${shown(url)} cannot be fetched: ${reasonOf(error as NodeJS.ErrnoException)}`);
  } finally {
    clearTimeout(watch);
  }

  function reasonOf({ code, message }: NodeJS.ErrnoException): string {
    if (whole.aborted) return `it took more than ${site.wholeMs / 1000} s`;
    if (silence.signal.aborted) return `nothing arrived for ${site.silenceMs / 1000} s`;
    if (code === "ECONNRESET" && length > 0) return "the connection ended before the file was complete";
    return message || code || "unknown";
  }
}
