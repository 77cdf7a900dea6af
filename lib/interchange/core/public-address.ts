/**
 * Where an address leads: anywhere in the public network; into somebody's own network (this machine among it); or to what
 * nobody sends messages to, such as link-local addresses, where clouds keep their keys.
 */
export type AddressKind = "public" | "own" | "never";

type Block<Value> = readonly [network: Value, bits: number, kind: AddressKind];

const quad = (a: number, b = 0, c = 0, d = 0): number => ((a * 256 + b) * 256 + c) * 256 + d;

/** Of IPv4, what is not public: IANA's special-purpose registry (RFC 6890), and multicast. */
const BLOCKS_4: readonly Block<number>[] = [
  [quad(10), 8, "own"],
  [quad(127), 8, "own"],
  [quad(172, 16), 12, "own"],
  [quad(192, 168), 16, "own"],
  [quad(100, 64), 10, "own"],
  [quad(0), 8, "never"],
  [quad(169, 254), 16, "never"],
  [quad(192, 0, 0), 24, "never"],
  [quad(192, 0, 2), 24, "never"],
  [quad(192, 88, 99), 24, "never"],
  [quad(198, 18), 15, "never"],
  [quad(198, 51, 100), 24, "never"],
  [quad(203, 0, 113), 24, "never"],
  [quad(224), 3, "never"],
];

/** Groups that a network begins with, of IPv6. What is in none of these and not in 2000::/3 is not handed out. */
const BLOCKS_6: readonly Block<readonly number[]>[] = [
  [[0, 0, 0, 0, 0, 0, 0, 1], 128, "own"],
  [[0xfc00], 7, "own"],
  [[0x2001], 23, "never"],
  [[0x2001, 0xdb8], 32, "never"],
  [[0x3fff], 20, "never"],
  [[0x2000], 3, "public"],
];

/** Networks that carry an IPv4 address, and at which group it begins: mapped, translated, 6to4. */
const CARRIERS: readonly (readonly [network: readonly number[], bits: number, at: number])[] = [
  [[0, 0, 0, 0, 0, 0xffff], 96, 6],
  [[0x64, 0xff9b, 0, 0, 0, 0], 96, 6],
  [[0x2002], 16, 1],
];

/** Where an IP address leads; "never" for what is none. An IPv6 address may stand in brackets. */
export function addressKind(address: string): AddressKind {
  const bare = /^\[(?<inner>.*)\]$/u.exec(address)?.groups?.inner ?? address;
  const four = readIpv4(bare);
  if (four !== null) return kindOf4(four);
  const six = readIpv6(bare);
  if (six === null) return "never";
  const carrier = CARRIERS.find(([network, bits]) => startsWith(six, network, bits));
  if (carrier !== undefined) {
    const at = carrier[2];
    return kindOf4((six[at] ?? 0) * 65_536 + (six[at + 1] ?? 0));
  }
  return BLOCKS_6.find(([network, bits]) => startsWith(six, network, bits))?.[2] ?? "never";
}

function kindOf4(address: number): AddressKind {
  const found = BLOCKS_4.find(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(network / size);
  });
  return found?.[2] ?? "public";
}

/** Four numbers with dots, without leading zeros, which some read as octal. */
function readIpv4(text: string): number | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return null;
  const [a = 0, b, c, d] = parts.map(Number);
  return quad(a, b, c, d);
}

/** Eight groups of 16 bits; the end may be written as IPv4, and one run of zeros as `::`. */
function readIpv6(text: string): readonly number[] | null {
  const withoutZone = text.split("%")[0] ?? "";
  const halves = withoutZone.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(readGroups);
  if (head === null || head === undefined || tail === null) return null;
  if (tail === undefined) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? null : [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function readGroups(text: string): readonly number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  for (const [at, part] of text.split(":").entries()) {
    const four = at === text.split(":").length - 1 ? readIpv4(part) : null;
    if (four !== null) groups.push(Math.floor(four / 65_536), four % 65_536);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

function startsWith(address: readonly number[], network: readonly number[], bits: number): boolean {
  for (let at = 0; at * 16 < bits; at += 1) {
    const kept = Math.min(16, bits - at * 16);
    const shift = 2 ** (16 - kept);
    if (Math.floor((address[at] ?? 0) / shift) !== Math.floor((network[at] ?? 0) / shift)) return false;
  }
  return true;
}
