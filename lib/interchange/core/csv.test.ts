import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csv } from "./csv";
import { quoteFormula, restoreFormula } from "./formula";
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
} from "./torture.fixture";
import type { ExportRow, ExportTrack } from "./writer";

/** RFC 4180, read by the letter: what a spreadsheet sees in each cell. */
function readCsv(file: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < file.length) {
    const record: string[] = [];
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"/y;
      const bare = /[^,\r\n"]*/y;
      quoted.lastIndex = bare.lastIndex = at;
      const match = quoted.exec(file) ?? bare.exec(file);
      if (match === null) throw new Error(`no cell at ${at}`);
      record.push(match[1]?.replaceAll('""', '"') ?? match[0]);
      at += match[0].length;
      if (file[at] === ",") at++;
      else break;
    }
    if (file.slice(at, at + 2) !== "\r\n") throw new Error(`no record end at ${at}`);
    at += 2;
    records.push(record);
  }
  return records;
}

async function exported(rows: readonly ExportRow[], tracks: readonly ExportTrack[] = [TRACK]) {
  return collect(csv.write(buildDocument(tracks), stream(rows), OPTIONS));
}

describe("csv", () => {
  it.each([...TORTURE, ["control characters", CONTROLS] as const])("keeps %s", async (_name, text) => {
    const file = await exported([buildRow(1, text, { [TRACK.id]: buildRendering(text) })]);
    const [, cells = []] = readCsv(file.slice(1));
    expect([cells[7], cells[8]].map((cell) => restoreFormula(cell ?? ""))).toEqual([text, text]);
  });

  it("begins with a byte order mark and a header that names every column once", async () => {
    const file = await exported([], [TRACK, { ...TRACK, id: DRAFT.id }, { ...DRAFT, name: "=cmd" }]);
    expect(file.startsWith("\uFEFF")).toBe(true);
    const [header = []] = readCsv(file.slice(1));
    expect(new Set(header).size).toBe(header.length);
    expect(header.slice(7, 9)).toEqual(["source [zh-CN]", "Official [en]"]);
    expect(header).toContain("Official [en] (2)");
    expect(header).toContain("'=cmd [en]");
  });

  it("writes states, and leaves the cells of a missing rendering empty", async () => {
    const row = buildRow(4, "句", { [DRAFT.id]: { ...buildRendering("Sentence"), needsWork: true } });
    const [, cells] = readCsv((await exported([row], [TRACK, DRAFT])).slice(1));
    expect(cells?.slice(8)).toEqual(["", "", "", "", "", "Sentence", "reviewed", "yes", "3", ""]);
  });

  it("says what each track calls the speaker", async () => {
    const both = { [TRACK.id]: buildRendering("Q"), [DRAFT.id]: buildRendering("Q") };
    const [header, cells] = readCsv(
      (await exported([buildRow(1, "问", both, GOES_ON)], [NAMED, DRAFT])).slice(1),
    );
    const at = header?.indexOf("Official [en] speaker") ?? -1;
    expect([cells?.[4], cells?.[at], cells?.[at + 5]]).toEqual(["记者", "Reporter <A>", ""]);
  });

  it("lets no cell begin as a formula, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(..."'=+-@＝＋－＠\t\r\na\"") }), async (text) => {
        const row = buildRow(1, text, { [TRACK.id]: buildRendering(text) }, { speaker: text, label: text });
        const [, cells = []] = readCsv((await exported([row])).slice(1));
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
        expect(restoreFormula(cells[8] ?? "")).toBe(text);
      }),
    );
  });
});

describe("restoreFormula", () => {
  it("is the inverse of quoteFormula", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."'=a＠\n") }), (text) => {
        expect(restoreFormula(quoteFormula(text))).toBe(text);
      }),
    );
  });
});
