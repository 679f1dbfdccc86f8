import { describe, expect, test } from "vitest";
import { mayConnect, readAllowed } from "#lib/intake/watch/addresses.ts";

const none = readAllowed("");

describe("addresses that are asked", () => {
  test.each(["193.10.1.1", "8.8.8.8", "2001:67c:2190::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "%s is open",
    (address) => {
      expect(mayConnect("authority.example", address, none)).toBe(true);
    },
  );

  test.each([
    ["loopback", "127.0.0.1"],
    ["loopback", "127.8.9.10"],
    ["loopback", "::1"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "192.168.1.1"],
    ["carrier-grade", "100.64.0.1"],
    ["metadata of clouds", "169.254.169.254"],
    ["metadata of clouds", "fd00:ec2::254"],
    ["link-local", "fe80::1"],
    ["unique local", "fc00::1"],
    ["multicast", "224.0.0.1"],
    ["multicast", "ff02::1"],
    ["broadcast", "255.255.255.255"],
    ["this network", "0.0.0.0"],
    ["unspecified", "::"],
    ["documentation", "192.0.2.1"],
    ["documentation", "2001:db8::1"],
    ["reserved", "240.0.0.1"],
    ["mapped loopback", "::ffff:127.0.0.1"],
    ["IPv4-compatible loopback", "::7f00:1"],
    ["translated private", "64:ff9b::a00:1"],
    ["6to4", "2002:7f00:1::"],
    ["site-local", "fec0::1"],
    ["no address", "localhost"],
    ["no address", ""],
  ])("%s %s is closed", (_, address) => {
    expect(mayConnect("authority.example", address, none)).toBe(false);
  });

  test("the settings open networks, addresses and hosts, and nothing beside them", () => {
    const allowed = readAllowed("10.1.0.0/16, ::1 feeds.region.example");
    expect(mayConnect("x", "10.1.2.3", allowed)).toBe(true);
    expect(mayConnect("x", "::ffff:10.1.2.3", allowed)).toBe(true);
    expect(mayConnect("x", "10.2.0.1", allowed)).toBe(false);
    expect(mayConnect("x", "::1", allowed)).toBe(true);
    expect(mayConnect("Feeds.Region.Example", "192.168.0.9", allowed)).toBe(true);
    expect(mayConnect("other.region.example", "192.168.0.9", allowed)).toBe(false);
  });

  test.each(["10.0.0.0/99", "a_b", "http://x"])("a setting that is no address is refused: %s", (list) => {
    expect(() => readAllowed(list)).toThrow(/no (host|network)/);
  });
});
