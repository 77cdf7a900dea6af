import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKind } from "./public-address";
import { isNumeric, isReachable, refuseAddress } from "./webhook-address";

const four = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat(255))).map((parts) => parts.join("."));
const hex = (address: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
};

describe("addressKind", () => {
  it.each([
    ["1.1.1.1", "public"],
    ["8.8.8.8", "public"],
    ["172.15.255.255", "public"],
    ["172.32.0.0", "public"],
    ["192.167.255.255", "public"],
    ["100.63.255.255", "public"],
    ["100.128.0.0", "public"],
    ["223.255.255.255", "public"],
    ["10.0.0.1", "own"],
    ["127.0.0.1", "own"],
    ["127.255.255.254", "own"],
    ["172.16.0.1", "own"],
    ["172.31.255.255", "own"],
    ["192.168.1.1", "own"],
    ["100.64.0.1", "own"],
    ["0.0.0.0", "never"],
    ["169.254.169.254", "never"],
    ["192.0.0.8", "never"],
    ["192.0.2.1", "never"],
    ["198.18.0.1", "never"],
    ["198.51.100.7", "never"],
    ["203.0.113.7", "never"],
    ["224.0.0.1", "never"],
    ["240.0.0.1", "never"],
    ["255.255.255.255", "never"],
    ["2606:4700:4700::1111", "public"],
    ["[2606:4700:4700::1111]", "public"],
    ["::1", "own"],
    ["[::1]", "own"],
    ["fc00::1", "own"],
    ["fd12:3456::1", "own"],
    ["::", "never"],
    ["fe80::1", "never"],
    ["fe80::1%eth0", "never"],
    ["fec0::1", "never"],
    ["ff02::1", "never"],
    ["2001:db8::1", "never"],
    ["2001::1", "never"],
    ["3fff::1", "never"],
    ["100::1", "never"],
    ["64:ff9b:1::1", "never"],
    ["::ffff:7f00:1", "own"],
    ["::ffff:127.0.0.1", "own"],
    ["[::ffff:a9fe:a9fe]", "never"],
    ["::ffff:8.8.8.8", "public"],
    ["::8.8.8.8", "never"],
    ["64:ff9b::10.0.0.1", "own"],
    ["64:ff9b::808:808", "public"],
    ["2002:7f00:1::1", "own"],
    ["2002:808:808::1", "public"],
    ["127.1", "never"],
    ["0177.0.0.1", "never"],
    ["256.1.1.1", "never"],
    ["example.org", "never"],
    ["1:2:3:4:5:6:7", "never"],
    ["1:2:3:4:5:6:7:8:9", "never"],
    ["1::2::3", "never"],
    [":::", "never"],
    ["", "never"],
  ])("%s: %s", (address, expected) => {
    expect(addressKind(address)).toBe(expected);
  });

  it("is the same for an address of IPv4, however IPv6 carries it", () => {
    fc.assert(
      fc.property(four, (address) => {
        const kind = addressKind(address);
        expect(addressKind(`::ffff:${address}`)).toBe(kind);
        expect(addressKind(`::ffff:${hex(address)}`)).toBe(kind);
        expect(addressKind(`64:ff9b::${hex(address)}`)).toBe(kind);
        expect(addressKind(`2002:${hex(address)}::1`)).toBe(kind);
      }),
    );
  });

  it("is never public outside of 2000::/3, but for what carries IPv4", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (addressKind(address) !== "public") return;
        const first = new URL(`http://[${address}]/`).hostname.slice(1).split(":")[0] ?? "";
        const carries = /^\[(::ffff:|64:ff9b::)/.test(new URL(`http://[${address}]/`).hostname);
        expect(carries || /^[23][0-9a-f]{3}$/.test(first)).toBe(true);
      }),
    );
  });
});

describe("refuseAddress", () => {
  it.each([
    ["https://hooks.example.org/x?y=1", null],
    ["https://8.8.8.8:8443/", null],
    ["hooks.example.org", "no-address"],
    ["ftp://example.org/", "not-https"],
    ["http://example.org/", "not-https"],
    ["https://user@example.org/", "with-password"],
    ["https://user:word@example.org/", "with-password"],
    ["https://127.0.0.1/", "not-public"],
    ["https://2130706433/", "not-public"],
    ["https://0x7f.1/", "not-public"],
    ["https://017700000001/", "not-public"],
    ["https://[::1]/", "not-public"],
    ["https://[::ffff:7f00:1]/", "not-public"],
    ["https://169.254.169.254/latest/meta-data", "not-public"],
  ])("%s: %s", (address, expected) => {
    expect(refuseAddress(address, false)).toBe(expected);
  });

  it.each([
    ["http://127.0.0.1:8080/", null],
    ["https://10.0.0.1/", null],
    ["https://169.254.169.254/", "not-public"],
    ["http://[fe80::1]/", "not-public"],
  ])("with one's own network allowed, %s: %s", (address, expected) => {
    expect(refuseAddress(address, true)).toBe(expected);
  });

  it("knows numbers as URLs write them", () => {
    fc.assert(
      fc.property(four, (address) => {
        expect(isNumeric(new URL(`https://${address}/`).hostname)).toBe(true);
        expect(refuseAddress(`https://${address}/`, false) === null).toBe(isReachable(address, false));
      }),
    );
  });
});
