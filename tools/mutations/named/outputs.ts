import type { Mutation } from "./mutation";

/** What reaches the state, the terminal and the logs. */
export const outputs: readonly Mutation[] = [
  {
    name: "outputs fit Pulumi's wire format",
    file: "provider/dynamic/values.ts",
    from: "return cleanFields(outputs, [outputs]);",
    to: "return cleanFields(outputs, []) && outputs;",
    test: { file: "test/pure/values.test.ts", title: "what Pulumi cannot carry is dropped or written as text" },
  },
  {
    name: "a snapshot that is not ready is recorded with __provider",
    file: "provider/dynamic/dynamic-provider.ts",
    from: "this.properties = sanitize({ ...error.state, ...hidden(inputs) });",
    to: "this.properties = sanitize({ ...error.state });",
    test: { file: "test/runtime/alibaba-ecs-create.test.ts", title: "vanished with its disk" },
  },
  {
    name: "texts hold no secrets",
    file: "provider/http/terminal-line.ts",
    from: "const line = redact(beginningOf(text))",
    to: "const line = (redact(text) && beginningOf(text))",
    test: { file: "test/pure/redact.test.ts", title: "is taken out %s" },
  },
  {
    name: "texts hold no signatures",
    file: "provider/http/redact.ts",
    from: "return withoutProofs(clean);",
    to: "return withoutProofs(clean) && clean;",
    test: { file: "test/pure/redact.test.ts", title: "proofs of identity are taken out, whoever's they are" },
  },
  {
    name: "inputs that are secrets are not quoted",
    file: "provider/dynamic/secrets.ts",
    from: "    keepAll(properties[name]);\n",
    to: "",
    test: {
      file: "test/runtime/secret-inputs.test.ts",
      title: "%s: an answer that quotes a secret %s is shown without it, to whoever calls",
    },
  },
  {
    name: "an error of Node's shows nothing of what was received",
    file: "provider/http/failure.ts",
    from: "const cause = shownCause(ending.cause);",
    to: "const cause = shownCause(ending.cause) && ending.cause;",
    test: {
      file: "test/runtime/working-proxies.test.ts",
      title: "and an answer that is no HTTP: what was received is nowhere in the error, also not byte by byte",
    },
  },
  {
    name: "texts do not control the terminal",
    file: "provider/http/terminal-line.ts",
    from: '    .replace(/[\\p{Cc}\\s]+/gu, " ");',
    to: "    .trim();",
    test: { file: "test/pure/printable.test.ts", title: "a command for a CI log does not begin a line" },
  },
];
