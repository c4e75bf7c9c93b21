import { hushShownErrors, UserError } from "../../provider/dynamic/errors";

test("an error names what it is about once", () => {
  const about = (message: string) =>
    new UserError(new Error(message), "alibaba:EcsSnapshot of d-1 in cn-beijing").message;
  expect(about("CreateSnapshot: no")).toBe("alibaba:EcsSnapshot of d-1 in cn-beijing: CreateSnapshot: no");
  expect(about("alibaba:EcsSnapshot s-1 has failed")).toBe("alibaba:EcsSnapshot s-1 has failed");
  expect(new UserError("plain").message).toBe("plain");
});

test("what the provider process prints of such an error is hushed, and nothing else", () => {
  const printed: unknown[][] = [];
  const console = { error: (...args: unknown[]) => void printed.push(args) };
  hushShownErrors(console);
  const asPrinted = (error: Error) => `${error}: ${error.stack}`; // as Pulumi's own dynamic provider does
  console.error(asPrinted(new UserError("one")));
  const other = new Error("of another package");
  console.error(asPrinted(other));
  console.error("two", "arguments");
  expect(printed).toEqual([[asPrinted(other)], ["two", "arguments"]]);
});
