import { fromBuffer } from "yauzl";
import { ZipFile } from "yazl";
import type { Dice } from "@/lib/testing/dice";

/** What readers stumble over, put in where it does not belong. */
const TOKENS: readonly Buffer[] = [
  ...[
    "\0",
    "\uFEFF",
    "\uFFFE",
    "\u2028",
    "\r",
    "\t",
    "\u{20000}",
    '"',
    "'",
    "\\",
    "<",
    ">",
    "&",
    "]]>",
    "<!--",
  ],
  ...[
    "&amp;",
    "&nope;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "<![CDATA[",
    "<?xml",
    '<!DOCTYPE x [<!ENTITY e "e">]>',
  ],
  ...[
    "</tu>",
    "<tuv>",
    "msgid",
    'msgstr ""',
    "#~",
    "-->",
    "00:00:00,000 --> 99:99:99,999",
    '{"schema":',
    "[[[[",
    "}}",
  ],
  ...["999999999999999999999", "-1", "1e999", "=1+1", "_xD800_", "\\u0000", "\\ud800", "1970-99-99"],
].map((token) => Buffer.from(token));

const BYTES: readonly Buffer[] = [[0xed, 0xa0, 0x80], [0xff, 0xfe], [0xc0, 0x80], [0xf8], [0x80], [0]].map(
  (bytes) => Buffer.from(bytes),
);

type Change = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer;

const cut = (bytes: Buffer, dice: Dice): readonly [number, number] => {
  const from = dice(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + dice(Math.max(1, Math.floor(bytes.length / 3))))];
};

const put = (bytes: Buffer, at: number, piece: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);

const CHANGES: readonly Change[] = [
  function flip(bytes, dice) {
    const changed = Buffer.from(bytes);
    for (let count = 1 + dice(8); count > 0 && changed.length > 0; count -= 1) {
      const at = dice(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << dice(8));
    }
    return changed;
  },
  function truncate(bytes, dice) {
    return bytes.subarray(0, dice(bytes.length + 1));
  },
  function takeOut(bytes, dice) {
    const [from, to] = cut(bytes, dice);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  function duplicate(bytes, dice) {
    const [from, to] = cut(bytes, dice);
    const block = bytes.subarray(from, to);
    const times = block.length === 0 ? 0 : Math.min(1 + dice(40), Math.floor(60_000 / block.length) + 1);
    return put(bytes, to, Buffer.concat(Array.from({ length: times }, () => block)));
  },
  function splice(bytes, dice, other) {
    const [from, to] = cut(other, dice);
    return put(bytes, dice(bytes.length + 1), other.subarray(from, to));
  },
  function insert(bytes, dice) {
    const all = dice(4) === 0 ? BYTES : TOKENS;
    const token = all[dice(all.length)] ?? Buffer.alloc(0);
    const times = dice(10) === 0 ? 300 : 1;
    return put(bytes, dice(bytes.length + 1), Buffer.concat(Array.from({ length: times }, () => token)));
  },
];

/** A file with one to four changes. The same dice give the same file. */
export function mutate(bytes: Buffer, other: Buffer, dice: Dice): Buffer {
  let changed = bytes;
  for (let count = 1 + dice(4); count > 0; count -= 1)
    changed = CHANGES[dice(CHANGES.length)]?.(changed, dice, other) ?? changed;
  return changed;
}

const ATTRIBUTE = /\s[\w:.-]+="[^"<]*"/gu;
const LEAF = /<(?<name>[\w:.-]+)[^<>]*>[^<]*<\/\k<name>>|<[\w:.-]+[^<>]*\/>/gu;

/**
 * A file of markup with one to four changes that leave it well-formed, so that more is read than its syntax: attributes that say
 * something else or nothing, elements taken out, put in twice, or in each other's place.
 */
export function mutateMarkup(bytes: Buffer, dice: Dice): Buffer {
  let text = bytes.toString("utf8");
  for (let count = 1 + dice(4); count > 0; count -= 1) {
    const found = [...text.matchAll(dice(2) === 0 ? ATTRIBUTE : LEAF)].map(({ 0: part, index }) => ({
      part,
      index,
    }));
    const [one, other] = [found[dice(found.length || 1)], found[dice(found.length || 1)]];
    if (one === undefined || other === undefined) continue;
    const by = [
      () => "",
      () => other.part,
      () => one.part + (one.part.startsWith("<") ? one.part.repeat(1 + dice(20)) : ""),
      () =>
        one.part.replace(
          /"[^"]*"/u,
          () => `"${["", "-1", "x y", "#u=1/n=2", "999999999999"][dice(5)] ?? ""}"`,
        ),
      () =>
        one.part.replace(/>[^<]*</u, () => `>${["", " ", "\u{20000}", "\u2028", "&#13;"][dice(5)] ?? ""}<`),
    ][dice(5)];
    text = text.slice(0, one.index) + (by?.() ?? "") + text.slice(one.index + one.part.length);
  }
  return Buffer.from(text);
}

/** A container of which one part is changed, so that more is read than its directory. */
export async function mutatePart(parts: ReadonlyMap<string, Buffer>, dice: Dice): Promise<Buffer> {
  const names = [...parts.keys()];
  const [chosen, other] = [names[dice(names.length)], names[dice(names.length)]];
  const changed = [...parts].map(([name, bytes]): [string, Buffer] =>
    name === chosen ? [name, mutate(bytes, parts.get(other ?? "") ?? bytes, dice)] : [name, bytes],
  );
  return zipOf(changed);
}

/** A container of some parts. */
export async function zipOf(parts: Iterable<readonly [string, Buffer]>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, bytes] of parts) file.addBuffer(bytes, name, { compress: bytes.length > 1000 });
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The parts of a container that is whole. */
export function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Buffer>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on("error", reject);
      zip.on("end", () => resolve(parts));
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed !== null) return reject(failed);
          const chunks: Uint8Array[] = [];
          for await (const chunk of stream) chunks.push(chunk);
          parts.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}
