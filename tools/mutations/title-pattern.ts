const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** What stands for a value of a table in the title of a test. */
const placeholder = /%[sdpij#]|\$\w+/g;

/** The source of a regular expression for the names that jest makes of a title. */
export function titlePattern(title: string): string {
  return title.split(placeholder).map(escaped).join(".*");
}
