/** Percent-encodes as RFC 3986: everything but letters, digits and `- _ . ~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Name and value of one parameter. */
export type Pair = readonly [name: string, value: string];
