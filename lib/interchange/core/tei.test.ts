import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { tei } from "./tei";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  collect,
  DRAFT,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TRACK,
  TURN,
} from "./torture.fixture";
import type { ExportRow } from "./writer";

type Element = { name: string; attributes: Record<string, string>; text: string; inside: string[] };

/** The elements of a file in the order of their ends. */
function read(file: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.at(-1)?.inside.push(name);
    open.push({ name, attributes, text: "", inside: [] });
    if (name === "lb") for (const one of open) one.text += "\n";
  });
  parser.on("text", (text) => {
    for (const one of open) one.text += text;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element !== undefined) found.push(element);
  });
  parser.write(file).close();
  return found;
}

const exported = (rows: readonly ExportRow[], tracks = [TRACK]) =>
  collect(tei.write(buildDocument(tracks), stream(rows), OPTIONS));

async function textsOf(text: string): Promise<string[]> {
  const file = await exported([buildRow(1, text, { [TRACK.id]: buildRendering(text) })]);
  return read(file).flatMap((each) => (each.attributes["xml:space"] === "preserve" ? [each.text] : []));
}

describe("tei", () => {
  it.each(TORTURE)("keeps %s", async (_name, text) => {
    expect(await textsOf(text)).toEqual([text, text]);
  });

  it("gives any text back, whatever its characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
        const safe = text.replace(/[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu, "·");
        expect(await textsOf(safe)).toEqual([safe, safe]);
      }),
    );
  });

  it("stays well-formed with characters that XML cannot hold", async () => {
    expect((await textsOf(CONTROLS))[0]).toContain("bell\uFFFD");
  });

  it("links each translation with its source, and both are there", async () => {
    const row = buildRow(1, "一", { [TRACK.id]: buildRendering("One"), [DRAFT.id]: buildRendering("1") });
    const elements = read(await exported([row, buildRow(2, "二")], [TRACK, DRAFT]));
    const ids = new Set(elements.map(({ attributes }) => attributes["xml:id"]));
    const pointers = elements.flatMap(({ attributes }) =>
      ["target", "corresp", "ana", "source"].flatMap((name) => attributes[name]?.split(" ") ?? []),
    );
    expect(elements.filter(({ name }) => name === "link")).toHaveLength(2);
    expect(pointers.filter((one) => !ids.has(one.slice(1)))).toEqual([]);
    expect(ids.size).toBe(elements.filter(({ attributes }) => attributes["xml:id"] !== undefined).length + 1);
  });

  it("says who speaks, in the words of each text, and whether it is printed there", async () => {
    const both = { [TRACK.id]: buildRendering("Q") };
    const rows = [buildRow(1, "问", both, TURN), buildRow(2, "再问", both, GOES_ON)];
    const speakers = read(await exported(rows, [NAMED])).filter(({ name }) => name === "speaker");
    expect(speakers.map(({ text, attributes }) => [text, attributes.rend])).toEqual([
      ["记者：", undefined],
      ["Reporter <A>", undefined],
      ["记者", "none"],
      ["Reporter <A>", "none"],
    ]);
  });

  it.each([
    ["heading", "head"],
    ["note", "note"],
    ["caption", "ab"],
    ["body", "p"],
  ] as const)("writes a %s as %s", async (kind, element) => {
    const row = buildRow(1, "一", { [TRACK.id]: buildRendering("One") }, { kind });
    const division = read(await exported([row])).find(({ name }) => name === "div");
    expect(division?.inside).toEqual([element, element, "linkGrp"]);
  });

  it("writes emphasis that nests, of spans that do not", async () => {
    const marked = buildRendering("abc", [
      { start: 0, end: 2, mark: "bold" },
      { start: 1, end: 3, mark: "italic" },
    ]);
    expect(await exported([buildRow(1, "一", { [TRACK.id]: marked })])).toContain(
      '<hi rend="bold">a</hi><hi rend="bold italic">b</hi><hi rend="italic">c</hi>',
    );
  });
});
