/**
 * Percent-encoding of RFC 3986: everything but letters, digits and `-_.~`, with upper-case digits. Half a surrogate pair, which
 * a cloud may send in a page's token, becomes U+FFFD.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
