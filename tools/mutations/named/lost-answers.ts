import type { Mutation, TestName } from "./mutation";

const lost = (title: string): TestName => ({ file: "test/runtime/lost-creates.test.ts", title });
const searched = "%s: is looked for as long as lists may lag, and nothing is made twice";

/** Answers that get lost make no second snapshot. */
export const lostAnswers: readonly Mutation[] = [
  {
    name: "EVS, DWS: what a lost answer made is looked for before the request is repeated",
    file: "provider/clouds/lifecycle/create-once.ts",
    from: "const found = isInDoubt ? await search() : undefined;",
    to: "const found = undefined;",
    test: lost(searched),
  },
  {
    name: "EVS, DWS: it is looked for as long as lists may lag",
    file: "provider/clouds/lifecycle/create-once.ts",
    from: "askedAt - postedAt >= visibleWithin",
    to: "askedAt >= postedAt",
    test: lost(searched),
  },
  {
    name: "EVS, DWS: a slow list is as old as its question",
    file: "provider/clouds/lifecycle/create-once.ts",
    from: "askedAt - postedAt >= visibleWithin",
    to: "clock.now() - postedAt >= visibleWithin",
    test: {
      file: "test/pure/create-once.test.ts",
      title: "a slow list is as old as its question: what was asked half a minute after the request proves nothing",
    },
  },
  {
    name: "Alibaba: a repeated request carries the same client token",
    file: "provider/clouds/alibaba/ecs-snapshot/operations.ts",
    from: 'client.call("CreateSnapshot", params, {',
    to: 'client.call("CreateSnapshot", { ...params, ClientToken: randomUUID() }, {',
    test: {
      file: "test/runtime/alibaba-ecs-create.test.ts",
      title: "an answer that got lost makes no second snapshot",
    },
  },
  {
    name: "Baidu: a repeated request carries the same client token",
    file: "provider/clouds/baidu/bcc-snapshot/operations.ts",
    from: "await client.call(request, {",
    to: "await client.call({ ...request, query: { clientToken: randomUUID() } }, {",
    test: { file: "test/runtime/baidu-bcc-troubles.test.ts", title: "a create whose answer is %s makes one snapshot" },
  },
  {
    name: "a request that makes something is not aborted",
    file: "provider/http/transport.ts",
    from: "const signal = request.makes ? undefined : request.signal;",
    to: "const signal = request.signal;",
    test: {
      file: "test/runtime/transport.test.ts",
      title: "a request that makes something is not aborted once it is out: its answer tells what it made",
    },
  },
  {
    name: "a deletion whose answer got lost is settled by looking",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "else if (isGone) return true;",
    to: "",
    test: {
      file: "test/runtime/alibaba-ecs-read-delete.test.ts",
      title: "an answer of kind %s is settled by looking",
    },
  },
  {
    name: "a cancelled deletion is recorded once the snapshot is gone",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "!(await isGoneSoon(operation, id))",
    to: "isGoneSoon",
    test: {
      file: "test/runtime/cancelled-deletes.test.ts",
      title: "%s: a destroy that is cancelled while the snapshot goes ends well once it is gone",
    },
  },
  {
    name: "a deletion that is out is not aborted",
    file: "provider/clouds/lifecycle/delete.ts",
    from: "{ ...call, makes: true }",
    to: "call",
    test: {
      file: "test/runtime/cancelled-deletes.test.ts",
      title: "%s: a destroy that is cancelled while the snapshot goes ends well once it is gone",
    },
  },
];
