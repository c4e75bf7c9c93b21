/** How much a `huge` answer is padded. */
export const PADDING_BYTES = 10 * 1024 * 1024;

/** The page that a gateway answers with when what is behind it is out of reach. */
export function htmlPage(status: number): string {
  const title = status === 503 ? "503 Service Temporarily Unavailable" : `${status} Bad Gateway`;
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}
