import { BlockList, isIP } from "node:net";

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Whether an IP address is an entry, or in its network (`10.0.0.0/8`). */
function isInNetwork(address: string, entry: string): boolean {
  const [, network = "", bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  if (isIP(network) !== isIP(address)) return false;
  const longest = isIP(network) === 6 ? 128 : 32;
  const prefix = bits === undefined ? longest : Number(bits);
  if (prefix > longest) return false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family(network));
  return list.check(address, family(address));
}

const withoutDots = (name: string) => name.replace(/^\.+|\.+$/g, "");

/**
 * Whether NO_PROXY exempts a host, as curl reads it: entries between commas or blanks; `*` alone exempts all; a name exempts
 * itself and everything below it, with or without a leading dot; an address exempts itself, one with a prefix length its
 * network.
 */
export function isExempt(hostname: string, noProxy: string): boolean {
  if (noProxy.trim() === "*") return true;
  const host = withoutDots(hostname.toLowerCase().replace(/^\[|\]$/g, ""));
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((text) => {
      const entry = text.replace(/^\[|\]/g, "");
      if (isIP(host)) return isInNetwork(host, entry);
      const name = withoutDots(entry);
      return name !== "" && (host === name || host.endsWith(`.${name}`));
    });
}
