import type { Mutation, TestName } from "./mutation";

const sending = (title: string): TestName => ({ file: "test/runtime/transport.test.ts", title });

/** Where requests go, and with what. */
export const addresses: readonly Mutation[] = [
  {
    name: "redirects are not followed",
    file: "provider/http/got-exchange.ts",
    from: "followRedirect: false",
    to: "followRedirect: true",
    test: sending("a redirect (%d) is an answer like any other: nobody goes where it says"),
  },
  {
    name: "nothing is sent in clear",
    file: "provider/http/transport.ts",
    from: 'if (protocol === "https:" || (protocol === "http:" && loopback.test(hostname))) return parsed;',
    to: "if (loopback && hostname && protocol) return parsed;",
    test: sending("nothing is sent in clear to another machine, and trying again is no use"),
  },
  {
    name: "a request goes to its endpoint's host only",
    file: "provider/http/transport.ts",
    from: "if (parsed?.host !== endpoint.host)",
    to: "if (parsed === undefined)",
    test: sending("a request for another host than its endpoint's is not sent, and trying again is no use"),
  },
  {
    name: "no id or region makes another address than was meant",
    file: "provider/http/endpoint.ts",
    from: "if (url && isMeant && !url.password) return url;",
    to: "if (url) return url;",
    test: { file: "test/pure/place.test.ts", title: "makes no address of the path %j" },
  },
  {
    name: "a region is checked whatever it comes from",
    file: "provider/clouds/place/endpoint.ts",
    from: "  if (refusal) throw new Error(",
    to: "  if (refusal && false) throw new Error(",
    test: { file: "test/runtime/hosts.test.ts", title: "%s: nothing is sent, whatever it comes from and whoever asks" },
  },
  {
    name: "an endpoint of the environment is checked",
    file: "provider/clouds/place/endpoint.ts",
    from: "  if (problem) throw new Error(",
    to: "  if (problem && false) throw new Error(",
    test: {
      file: "test/pure/place.test.ts",
      title: "that is %s is refused by the variable's name, without its value",
    },
  },
  {
    name: "what can be no id is not sent as one",
    file: "provider/clouds/answers/ids.ts",
    from: "  if (isId(id)) return id;",
    to: "  if (isId(id) || id) return id;",
    test: { file: "test/pure/ids.test.ts", title: "no id: %s" },
  },
  {
    name: "a host that was never reached is not tried for ever",
    file: "provider/http/reach.ts",
    from: "return isMistake && final ? final.error : error;",
    to: "return final ? error : error;",
    test: {
      file: "test/pure/reach.test.ts",
      title: "whoever waits in line while a host proves unreachable does not try it again; whoever comes later does",
    },
  },
  {
    name: "the cloud's clock is not believed to be days off",
    file: "provider/time/server-clock.ts",
    from: "const skew = Math.max(-furthest, Math.min(furthest, told));",
    to: "const skew = told;",
    test: {
      file: "test/pure/server-clock.test.ts",
      title: "a date that is far off (%d) moves signatures by a day and no further",
    },
  },
];
