/** JSON values of about a size, in every way in which one can be large. Their texts: most could not be stringified. */
export type LargeValues = Readonly<Record<string, string>>;

const repeated = (text: string, size: number) => text.repeat(Math.max(1, Math.floor(size / text.length)));

/** Items joined by commas, as long as they fit. */
export function joined(size: number, item: (i: number) => string): string {
  const items: string[] = [];
  for (let i = 0, length = 0; length < size; i++) {
    const text = item(i);
    items.push(text);
    length += text.length + 1;
  }
  return items.join(",");
}

export const largeValues = (size: number): LargeValues => ({
  "a text": `"${repeated("x", size)}"`,
  "a text of escapes": `"${repeated("\\u0041", size)}"`,
  "a text of quotes": `"${repeated('\\"', size)}"`,
  "a text of wide characters": `"${repeated("快照", size / 3)}"`,
  "a text of hidden characters": `"${repeated("\u202e", size / 3)}"`,
  "a text of blanks and dots": `"${repeated(" .", size)}"`,
  "a text like our marker": `"${repeated(" pulumi-cloud-snapshots:abcdefgh", size)}"`,
  "a text like a signature": `"${repeated("Signature=", size)}"`,
  "a number of many digits": repeated("1", size),
  "a list of numbers": `[${joined(size, (i) => String(i))}]`,
  "a list of empty lists": `[${joined(size, () => "[]")}]`,
  "a list in a list in a list": "[".repeat(size / 2) + "]".repeat(size / 2),
  "an object in an object": `${'{"a":'.repeat(size / 6)}1${"}".repeat(size / 6)}`,
  "an object of many fields": `{${joined(size, (i) => `"key-${i}":"v"`)}}`,
  "an object of one long key": `{"${repeated("k", size)}":"v"}`,
  "an object that has no text": `{"toString":1,"valueOf":1,"pad":"${repeated("x", size)}"}`,
  "many tags of ECS": `{"Tag":[${joined(size, (i) => `{"TagKey":"k${i}","TagValue":"v"}`)}]}`,
  "many tags of BCC": `[${joined(size, (i) => `{"tagKey":"k${i}","tagValue":"v"}`)}]`,
  "many tags of one key": `{"Tag":[${joined(size, () => '{"TagKey":"k","TagValue":"v"}')}]}`,
});
