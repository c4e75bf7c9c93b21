/** Rows under a head, columns aligned: texts to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isFigure = (column: number) => rows.every((row) => /^[~x]? ?[\d.,]+( .+)?$/.test(row[column] ?? ""));
  const width = (column: number) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0));
  const widths = head.map((_, column) => width(column));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (isFigure(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(head), widths.map((each) => "-".repeat(each)).join("  "), ...rows.map(line)].join("\n");
}
