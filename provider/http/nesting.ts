const [quote, backslash, list, object, endOfList, endOfObject] = [...'"\\[{]}'].map((char) => char.charCodeAt(0));

/** Whether a JSON text opens more than so many lists and objects within each other. What is in its strings does not count. */
export function isNestedDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (isInString) {
      if (char === backslash) i++;
      else if (char === quote) isInString = false;
    } else if (char === quote) isInString = true;
    else if (char === list || char === object) {
      if (++depth > levels) return true;
    } else if (char === endOfList || char === endOfObject) depth--;
  }
  return false;
}
