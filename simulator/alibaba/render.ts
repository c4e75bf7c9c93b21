/** The content types of both formats. */
export const contentTypes = { json: "application/json;charset=utf-8", xml: "text/xml;charset=utf-8" };

/** Writes an answer in the format that the request asked for. `root` names the XML document. */
export function render(body: Readonly<Record<string, unknown>>, format: "json" | "xml", root: string): string {
  return format === "json" ? JSON.stringify(body) : `<?xml version='1.0' encoding='UTF-8'?>${element(root, body)}`;
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((item) => element(name, item)).join("");
  }
  const content =
    typeof value === "object" && value !== null
      ? Object.entries(value)
          .map(([member, item]) => element(member, item))
          .join("")
      : escapeXml(String(value ?? ""));
  return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
