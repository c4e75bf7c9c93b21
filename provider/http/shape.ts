const [quote, backslash, list, object, endOfList, endOfObject, comma] = [...'"\\[{]},'].map((char) =>
  char.charCodeAt(0),
);

/** How much a JSON text may hold. */
export interface Bounds {
  /** Lists and objects within each other. */
  readonly levels: number;
  /** Values, those of lists and objects included. */
  readonly values: number;
}

/** Whether a JSON text is beyond one of the bounds. What is in its strings does not count. */
export function isBeyond(text: string, { levels, values }: Bounds): boolean {
  let depth = 0;
  let count = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (isInString) {
      if (char === backslash) i++;
      else if (char === quote) isInString = false;
    } else if (char === quote) isInString = true;
    else if (char === list || char === object) {
      if (++depth > levels || ++count > values) return true;
    } else if (char === endOfList || char === endOfObject) depth--;
    else if (char === comma && ++count > values) return true;
  }
  return false;
}
