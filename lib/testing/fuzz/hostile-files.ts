import { partsOf, zipOf } from "./mutate";

/** Makes a hostile file of one that is whole. */
export type Make = (whole: Buffer) => Buffer | Promise<Buffer>;

export const bytes =
  (text: string): Make =>
  () =>
    Buffer.from(text);
export const changed =
  (change: (text: string) => string): Make =>
  (whole) =>
    Buffer.from(change(whole.toString()));
export const half: Make = (whole) => whole.subarray(0, Math.floor(whole.length / 2));
export const utf16: Make = (whole) => Buffer.from(`${whole.toString().replace(/^\uFEFF/u, "")}`, "utf16le");
/** A container with another part, or with one of its parts otherwise. */
export const withPart =
  (name: string, content: (before: string) => Buffer): Make =>
  async (whole) => {
    const parts = new Map(await partsOf(whole));
    parts.set(name, content(parts.get(name)?.toString() ?? ""));
    return zipOf(parts);
  };
export const within = (name: string, change: (text: string) => string): Make =>
  withPart(name, (before) => Buffer.from(change(before)));
export const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, 0x20);

/** A container that says of its largest part that it is small. */
export const lying =
  (name: string): Make =>
  async (whole) => {
    const bomb = await withPart(name, () => zeros(8))(whole);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(8 * 1024 * 1024);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size, at + 4)) small.copy(bomb, at);
    return bomb;
  };

export const slip: Make = async (whole) => {
  const zip = await withPart("aa/aa/evil.xml", () => Buffer.from("x"))(whole);
  for (let at = zip.indexOf("aa/aa/evil"); at >= 0; at = zip.indexOf("aa/aa/evil", at + 1))
    zip.write("../../evil", at);
  return zip;
};

export const crowded: Make = async (whole) => {
  const parts = new Map(await partsOf(whole));
  for (let nth = 0; nth < 1000; nth += 1) parts.set(`xl/media/${nth}.png`, Buffer.alloc(0));
  return zipOf(parts);
};

export const ENTITY = '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>';
export const BOMB = `<!DOCTYPE tmx [<!ENTITY a "${"ha".repeat(50)}">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY ${"abcdefghij"[at + 1]} "${`&${"abcdefghij"[at]};`.repeat(10)}">`,
).join("")}]>`;
export const declaring = (doctype: string) =>
  changed((text) => text.replace(/<!DOCTYPE[^>]*>|(?<=\?>)/u, doctype));
export const deep = (count: number) =>
  changed((text) => text.replace("<body>", `<body>${"<x>".repeat(count)}`));
export const deepIn = (tag: string, count: number) =>
  changed((text) => text.replace(tag, `${'<group id="g">'.repeat(count)}${tag}`));
export const inSource = (content: string) =>
  changed((text) => text.replace("<source>", `<source>${content}`));
export const twice = (part: RegExp) => changed((text) => text.replace(part, (whole) => whole + whole));
export const intoSegment = (content: string) => changed((text) => text.replace("<seg>", `<seg>${content}`));
export const surrogate: Make = (whole) =>
  Buffer.concat([whole.subarray(0, -20), Buffer.from([0xed, 0xa0, 0x80]), whole.subarray(-20)]);
export const latin: Make = () => Buffer.from(`${"\u00e9\u00e8\u00ff\u0080 ".repeat(40)}`, "latin1");

export const EXTERNAL =
  '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://example.org/a.png" TargetMode="External"/>';
