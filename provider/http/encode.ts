/** Percent-encoding of RFC 3986: everything but letters, digits and `-_.~`, with upper-case digits. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
