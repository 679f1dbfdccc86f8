import ipaddr from "ipaddr.js";
import { z } from "zod";

/** Hosts, addresses and networks that may be asked although they are private: `VIGILANS_WATCH_ALLOW`. */
export type Allowed = {
  hosts: ReadonlySet<string>;
  networks: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
};

/**
 * Reads a list such as `intranet.region.se, 10.1.0.0/16, ::1`. Throws an Error that names what is no host, address
 * or network.
 */
export function readAllowed(list: string): Allowed {
  const hosts = new Set<string>();
  const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const item of list.split(/[\s,]+/).filter((part) => part !== "")) {
    if (item.includes("/")) {
      if (!ipaddr.isValidCIDR(item)) throw new Error(`no network: ${item}`);
      networks.push(ipaddr.parseCIDR(item));
    } else if (ipaddr.isValid(item)) {
      const address = ipaddr.process(item);
      networks.push([address, address.kind() === "ipv4" ? 32 : 128]);
    } else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(item)) hosts.add(item.toLowerCase());
    else throw new Error(`no host: ${item}`);
  }
  return { hosts, networks };
}

/** The list as it stands in the settings of the process. */
export const allowedSchema = z
  .string()
  .default("")
  .transform((list, context) => {
    try {
      return readAllowed(list);
    } catch (error) {
      context.addIssue({ code: "custom", message: (error as Error).message });
      return z.NEVER;
    }
  });

/**
 * Whether a connection to this very address may be made for `host`: to public addresses, and to those that the
 * settings allow. Private, loopback, link-local (with the metadata services of clouds), carrier-grade, multicast and
 * reserved networks are closed, also where an IPv6 address only carries an IPv4 one.
 */
export function mayConnect(host: string, address: string, allowed: Allowed): boolean {
  if (!ipaddr.isValid(address)) return false;
  const reached = carried(ipaddr.process(address));
  if (allowed.hosts.has(host.toLowerCase())) return true;
  const { networks } = allowed;
  if (networks.some(([network, bits]) => network.kind() === reached.kind() && reached.match(network, bits)))
    return true;
  if (reached.kind() === "ipv6" && !reached.match(globalUnicast, 3)) return false;
  return reached.range() === "unicast";
}

/** All IPv6 addresses that are given out (RFC 4291, 2.4), and those that stand for IPv4 ones (RFC 6052, NAT64). */
const globalUnicast = ipaddr.parse("2000::");
const translated = ipaddr.parse("64:ff9b::");

/** The IPv4 address that an IPv6 one stands for, else the address itself. */
function carried(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address.kind() === "ipv6" && address.match(translated, 96))
    return new ipaddr.IPv4(address.toByteArray().slice(12));
  return address;
}
