import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  DRAFT,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "../core/torture.fixture";
import type { ExportRow, WriterOptions } from "../core/writer";
import { epub } from "./epub-writer";
import { bytesOf, unzipped } from "./unzip.fixture";

const write = (rows: readonly ExportRow[], options: Partial<WriterOptions> = {}, tracks = [TRACK]) =>
  epub.write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options });
const exported = (...given: Parameters<typeof write>) => unzipped(write(...given));

type Element = { name: string; attributes: Record<string, string>; text: string };

/** The elements of a file in the order of their ends; it is XML, or this throws. */
function read(file: string | undefined): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push({ name, attributes, text: "" });
    if (name === "br") for (const one of open) one.text += "\n";
  });
  parser.on("text", (text) => {
    for (const one of open) one.text += text;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element !== undefined) found.push(element);
  });
  parser.write(file ?? "").close();
  return found;
}

const textsOf = (file: string | undefined) =>
  read(file).flatMap(({ attributes, text }) => (attributes.class === "text" ? [text] : []));

describe("epub", () => {
  it("keeps every text that is hard to keep", async () => {
    const texts = TORTURE.map(([, text]) => text);
    const files = await exported(
      texts.map((text, at) => buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) })),
    );
    expect(textsOf(files.get("EPUB/text.xhtml"))).toEqual(texts.flatMap((text) => [text, text]));
  });

  it("gives any text back, whatever its characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
        const safe = text.replace(/[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu, "·");
        const files = await exported([buildRow(1, safe, {}, { kind: "heading", level: 1 })]);
        expect(textsOf(files.get("EPUB/text.xhtml"))).toEqual([safe]);
        expect(read(files.get("EPUB/nav.xhtml")).filter(({ name }) => name === "a")).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  /** EPUB 3.3: what a package, its container and its navigation must have. */
  it("holds what an EPUB must hold", async () => {
    const rows = [
      buildRow(1, "题目", { [TRACK.id]: buildRendering("Title") }, { kind: "heading", level: 1 }),
      buildRow(2, CONTROLS, { [TRACK.id]: buildRendering(CONTROLS) }),
    ];
    const bytes = await bytesOf(write(rows));
    // The media type lies first, as it is, without extra fields: its bytes can be looked at.
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.subarray(30, 58).toString()).toBe("mimetypeapplication/epub+zip");

    const files = await exported(rows);
    const [root] = read(files.get("META-INF/container.xml"));
    expect(files.has(root?.attributes["full-path"] ?? "")).toBe(true);
    const opf = read(files.get("EPUB/package.opf"));
    const [whole] = opf.filter(({ name }) => name === "package");
    const told = (name: string) => opf.filter((element) => element.name === name);
    expect(told("dc:identifier")[0]?.attributes.id).toBe(whole?.attributes["unique-identifier"]);
    expect(told("dc:title").map(({ text }) => text)).toEqual(["年终<专访>"]);
    expect(told("dc:language").map(({ text }) => text)).toEqual(["zh-CN", "en"]);
    const modified = told("meta").filter(({ attributes }) => attributes.property === "dcterms:modified");
    expect(modified.map(({ text }) => text)).toEqual(["2021-01-03T08:00:00Z"]);

    const items = told("item").map(({ attributes }) => attributes);
    const inPackage = [...files.keys()].filter((path) => /^EPUB\/.*(?<!\.opf)$/u.test(path));
    expect(items.map(({ href }) => `EPUB/${href}`).sort()).toEqual(inPackage.sort());
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.filter(({ properties }) => properties === "nav")).toHaveLength(1);
    expect(told("itemref").every(({ attributes }) => items.some(({ id }) => id === attributes.idref))).toBe(
      true,
    );

    const text = read(files.get("EPUB/text.xhtml"));
    const ids = text.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const nav = read(files.get("EPUB/nav.xhtml"));
    expect(nav.find(({ name }) => name === "nav")?.attributes["epub:type"]).toBe("toc");
    const links = nav.filter(({ name }) => name === "a").map(({ attributes }) => attributes.href);
    expect(links).toEqual([`text.xhtml#p-${rows[0]?.paragraph.id}`]);
    expect(links.every((href) => ids.includes(href?.split("#")[1] ?? ""))).toBe(true);
  });

  it("lists headings below each other, and questions", async () => {
    const heading = (at: number, level: number) => buildRow(at, `题${at}`, {}, { kind: "heading", level });
    const rows = [
      heading(1, 1),
      heading(2, 3),
      heading(3, 2),
      buildRow(4, "问？", {}, TURN),
      buildRow(5, "又", {}, GOES_ON),
      heading(6, 1),
    ];
    const nav = (await exported(rows)).get("EPUB/nav.xhtml") ?? "";
    const shape = nav.replace(/<a [^>]*>|<\/a>|\n/gu, "").match(/<ol>.*<\/ol>/u)?.[0];
    expect(shape).toBe(
      "<ol><li>题1<ol><li>题2</li><li>题3<ol><li>记者：问？</li></ol></li></ol></li><li>题6</li></ol>",
    );
  });

  it("has the title alone in its contents when nothing else is to be listed", async () => {
    const files = await exported([]);
    expect(read(files.get("EPUB/nav.xhtml")).find(({ name }) => name === "a")?.text).toBe("年终<专访>");
  });

  it("prints labels in each language, and leaves the source out when asked", async () => {
    const both = { [NAMED.id]: buildRendering("Q"), [DRAFT.id]: buildRendering("") };
    const rows = [buildRow(1, "问", both, TURN), buildRow(2, "二")];
    const files = await exported(rows, { layout: "translation" }, [NAMED, DRAFT]);
    const text = read(files.get("EPUB/text.xhtml"));
    expect(
      text.filter(({ attributes }) => attributes.class === "label").map(({ text: said }) => said),
    ).toEqual(["Reporter <A>:"]);
    expect(textsOf(files.get("EPUB/text.xhtml"))).toEqual(["Q"]);
    expect(read(files.get("EPUB/package.opf")).filter(({ name }) => name === "dc:language")).toHaveLength(1);
  });

  it("gives the same bytes for the same rows", async () => {
    const rows = [buildRow(1, "句", { [TRACK.id]: buildRendering("Sentence") })];
    expect(await bytesOf(write(rows))).toEqual(await bytesOf(write(rows)));
  });
});
