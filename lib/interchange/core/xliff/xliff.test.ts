import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readXliffFile as read, schemaOf } from "@/lib/testing/xliff-files";
import { checksumOf } from "@/lib/text/core/checksum";
import { checkXliff } from "@/lib/xliff/core/check-xliff";
import { XLIFF_VERSIONS, type XliffVersion } from "@/lib/xliff/core/names";
import { textWriterFor } from "../formats";
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
} from "../torture.fixture";
import type { ExportRow, ExportTrack, WriterOptions } from "../writer";

const schemas = new Map(XLIFF_VERSIONS.map((version) => [version, schemaOf(version)]));
afterAll(() => {
  for (const schema of schemas.values()) schema.dispose();
});

/** The file, which its schema accepts. */
async function exported(
  version: XliffVersion,
  rows: readonly ExportRow[],
  options: Partial<WriterOptions> = {},
  tracks: readonly ExportTrack[] = [TRACK],
): Promise<string> {
  const writer = textWriterFor(`xliff-${version}`);
  const text = await collect(writer.write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options }));
  schemas.get(version)?.check(text);
  return text;
}

const unitsOf = async (...given: Parameters<typeof exported>) =>
  read(await exported(...given)).files.flatMap(({ units }) => units);

describe.each(XLIFF_VERSIONS)("XLIFF %s", (version) => {
  it.each(TORTURE)("keeps %s", async (_name, text) => {
    const [unit] = await unitsOf(version, [buildRow(1, text, { [TRACK.id]: buildRendering(text) })]);
    expect([unit?.source.text, unit?.target?.text]).toEqual([text, text]);
    expect(unit?.said.checksum).toBe(checksumOf(text));
  });

  it("gives any text back, and its emphasis, whatever overlaps", async () => {
    const spans = fc.array(
      fc.record({ start: fc.nat(30), length: fc.nat(12), mark: fc.constantFrom("bold", "italic") }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), spans, async (given, marked) => {
        const text = given.replace(/[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu, "·");
        const marks = marked.map(({ start, length, mark }) => ({ start, end: start + length, mark }));
        const rows = [buildRow(1, text, { [TRACK.id]: buildRendering(text, marks) })];
        const [unit] = await unitsOf(version, rows);
        expect([unit?.source.text, unit?.target?.text]).toEqual([text, text]);
        const again = unit?.target ?? { text: "", marks: [] };
        const [second] = await unitsOf(version, [
          buildRow(1, text, { [TRACK.id]: buildRendering(text, again.marks) }),
        ]);
        expect(second?.target).toEqual(again);
      }),
      { numRuns: 60 },
    );
  });

  it("writes emphasis in any state of overlap, or leaves it out", async () => {
    const marks = [
      { start: 4, end: 10, mark: "bold" },
      { start: 9, end: 18, mark: "italic" },
    ] as const;
    const row = buildRow(1, "粗", { [TRACK.id]: buildRendering("a < bold & slanted", marks) });
    expect((await unitsOf(version, [row]))[0]?.target).toEqual({ text: "a < bold & slanted", marks });
    const [plain] = await unitsOf(version, [row], { emphasis: false });
    expect(plain?.target).toEqual({ text: "a < bold & slanted", marks: [] });
  });

  it("says who speaks, in which turn, and what the paragraph is", async () => {
    const rows = [
      buildRow(1, "题", { [TRACK.id]: buildRendering("Title") }, { kind: "heading", level: 2 }),
      buildRow(2, "问", { [TRACK.id]: buildRendering("Q") }, GOES_ON),
    ];
    const [heading, turn] = await unitsOf(version, rows, {}, [NAMED]);
    expect(heading?.said).toMatchObject({ kind: "heading", level: "2", revision: "3" });
    expect(turn?.said).toMatchObject({ speaker: "记者", "speaker-name": "Reporter <A>", turn: "question" });
    expect(turn?.notes).toEqual(["记者", "question"]);
    expect(turn?.id).toBe(rows[1]?.paragraph.id);
  });

  it("names document and track once, with their provenance", async () => {
    const { files } = read(await exported(version, [buildRow(1, "一")]));
    expect(files).toMatchObject([
      {
        ...{ id: TRACK.id, original: "年终<专访>", sourceLanguage: "zh-CN", targetLanguage: "en" },
        said: {
          ...{ document: buildDocument().id, title: "年终<专访>", occasion: "Interview", track: TRACK.id },
          ...{ "track-name": "Official", "track-attribution": "Ministry", "track-date": "2021-01-02" },
        },
      },
    ]);
  });

  it("writes each track as a file of its own, all paragraphs in each", async () => {
    const rows = [buildRow(1, "一", { [TRACK.id]: buildRendering("One") }), buildRow(2, "二")];
    const { files } = read(await exported(version, rows, {}, [TRACK, DRAFT]));
    expect(files.map(({ id, units }) => [id, units.map(({ target }) => target?.text ?? null)])).toEqual([
      [TRACK.id, ["One", null]],
      [DRAFT.id, [null, null]],
    ]);
  });

  it.each(["initial", "translated", "reviewed", "final"] as const)("keeps the state %s", async (state) => {
    const row = buildRow(1, "一", { [TRACK.id]: { ...buildRendering("One"), state } });
    expect((await unitsOf(version, [row]))[0]?.state).toBe(state);
    const back = buildRow(1, "一", { [TRACK.id]: { ...buildRendering("One"), state, needsWork: true } });
    const [unit] = await unitsOf(version, [back]);
    expect(unit?.said).toMatchObject({ state, "needs-work": "yes" });
  });

  it("writes an empty translation as none, in the first state", async () => {
    const row = buildRow(1, "一", { [TRACK.id]: { ...buildRendering(""), state: "final" } });
    const text = await exported(version, [row]);
    expect(text).not.toContain("<target");
    expect(read(text).files[0]?.units[0]).toMatchObject({ target: null, state: "initial" });
  });

  it("is valid without tracks, without rows, and without anything said", async () => {
    expect(await exported(version, [buildRow(1, "一")], {}, [])).not.toMatch(/trgLang|target-language/u);
    expect(await exported(version, [])).toContain("</xliff>");
    const nothing = { title: "", date: null, occasion: "", citation: "" };
    const writer = textWriterFor(`xliff-${version}`);
    const document = { ...buildDocument([]), ...nothing };
    schemas.get(version)?.check(await collect(writer.write(document, stream([]), OPTIONS)));
  });

  it("has a schema that refuses what it must not hold", async () => {
    const text = await exported(version, [buildRow(1, "一", { [TRACK.id]: buildRendering("One") })]);
    expect(() => schemas.get(version)?.check(text.replace("<source>", "<other/><source>"))).toThrow();
    if (version !== "1.2")
      expect(() => schemas.get(version)?.check(text.replace("<mda:meta ", "<mda:other "))).toThrow();
  });

  it("breaks no rule that the schema does not know", async () => {
    const rows = TORTURE.map(([, text], at) =>
      buildRow(at + 1, text, { [TRACK.id]: buildRendering(text) }, TURN),
    );
    expect(checkXliff(read(await exported(version, rows, {}, [NAMED, DRAFT])).root)).toEqual([]);
  });

  it("writes the same bytes of the same rows", async () => {
    const rows = [buildRow(1, "一", { [TRACK.id]: buildRendering("One") })];
    expect(await exported(version, rows)).toBe(await exported(version, rows));
  });
});

describe("characters that XML cannot hold", () => {
  const row = buildRow(1, CONTROLS, { [TRACK.id]: buildRendering("\uD800\0") });

  it.each(["2.0", "2.1", "2.2"] as const)("stand by their numbers in XLIFF %s", async (version) => {
    const text = await exported(version, [row]);
    expect(text).toContain('bell<cp hex="0007"/>, vertical<cp hex="000B"/>');
    const [unit] = read(text).files[0]?.units ?? [];
    expect([unit?.source.text, unit?.target?.text]).toEqual([CONTROLS, "\uFFFD\uFFFD"]);
  });

  it("are replaced in XLIFF 1.2, which has no way to write them", async () => {
    const [unit] = await unitsOf("1.2", [row]);
    expect(unit?.source.text).toBe("bell\uFFFD, vertical\uFFFD, form\uFFFD, escape\uFFFD, none\uFFFD");
  });
});

describe.each(["2.0", "2.1", "2.2"] as const)("terms in XLIFF %s", (version) => {
  const term = (start: number, end: number, conceptId: string, ...wordings: string[]) => ({
    ...{ start, end, conceptId, wordings, text: `词<${conceptId}>` },
  });
  const source = "人类命运共同体和命运";
  const marks = [{ start: 1, end: 4, mark: "bold" as const }];
  const row = {
    ...buildRow(
      1,
      source,
      { [TRACK.id]: buildRendering("A community", [{ start: 0, end: 1, mark: "bold" }]) },
      { marks },
    ),
    terms: [
      term(0, 7, "c", "a community", "one & the same"),
      term(2, 4, "d"),
      term(8, 10, "c"),
      term(4, 7, "e", "it"),
    ],
  };

  it("are annotated in the source whatever overlaps, and listed with what is agreed", async () => {
    const file = await exported(version, [row, buildRow(2, "无")], { terms: true });
    expect(file).toContain(
      '<gls:glossary><gls:glossEntry ref="#t1"><gls:term source="duizhao">词&lt;c&gt;</gls:term><gls:translation>a community</gls:translation><gls:translation>one &amp; the same</gls:translation></gls:glossEntry>' +
        '<gls:glossEntry ref="#t4"><gls:term source="duizhao">词&lt;e&gt;</gls:term><gls:translation>it</gls:translation></gls:glossEntry></gls:glossary>',
    );
    expect(file.match(/<gls:glossary>/gu)).toHaveLength(1);
    const [unit] = read(file).files[0]?.units ?? [];
    expect(unit?.source).toEqual({ text: source, marks });
    expect(unit?.hasCodes).toBe(false);
    expect(checkXliff(read(file).root)).toEqual([]);
  });

  it("are left out where nobody asks", async () => {
    expect(await exported(version, [row])).not.toMatch(/gls|<sm/u);
  });

  it("break no rule wherever they lie", async () => {
    const span = fc
      .tuple(fc.nat(10), fc.nat(10))
      .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    await fc.assert(
      fc.asyncProperty(fc.array(span, { maxLength: 5 }), span, async (spans, [start, end]) => {
        const terms = spans.map(([from, to], at) => term(from, to, `c${at % 3}`, "w"));
        const bold = { ...row.paragraph, marks: [{ start, end, mark: "bold" as const }] };
        const file = await exported(version, [{ ...row, paragraph: bold, terms }], { terms: true });
        expect(checkXliff(read(file).root)).toEqual([]);
        expect(read(file).files[0]?.units[0]?.source.text).toBe(source);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what the versions differ in", () => {
  it.each([
    ["2.0", "urn:oasis:names:tc:xliff:document:2.0"],
    ["2.1", "urn:oasis:names:tc:xliff:document:2.0"],
    ["2.2", "urn:oasis:names:tc:xliff:document:2.2"],
  ] as const)("%s has its namespace", async (version, uri) => {
    const text = await exported(version, [buildRow(1, "一")]);
    expect(text).toContain(`xmlns="${uri}"`);
    expect(text).toContain(`version="${version}"`);
  });

  it("a sub-state has our prefix and a state beside it; approved is a word of 1.2 alone", async () => {
    const [done, back] = [buildRendering("One"), { ...buildRendering("Two"), needsWork: true }];
    const rows = [
      buildRow(1, "一", { [TRACK.id]: { ...done, state: "final" } }),
      buildRow(2, "二", { [TRACK.id]: back }),
    ];
    const text = await exported("2.1", rows);
    expect(text).toContain('state="reviewed" subState="duizhao:needs-work"');
    expect(text).not.toContain("approved");
    const old = await exported("1.2", rows);
    expect(old.match(/approved="\w+"/gu)).toEqual(['approved="yes"', 'approved="no"']);
    expect(old.match(/state="[\w-]+"/gu)).toEqual(['state="final"', 'state="needs-translation"']);
  });

  it("1.2 is prefilled with the source for OmegaT, which comes back as nothing", async () => {
    const row = buildRow(1, "一 & 二", {}, { marks: [{ start: 0, end: 1, mark: "bold" }] });
    const text = await exported("1.2", [row], { prefill: true });
    expect(text).toContain(
      '<target state="needs-translation"><g id="b1" ctype="bold">一</g> &amp; 二</target>',
    );
    expect(read(text).files[0]?.units[0]?.target).toBeNull();
    expect(await exported("2.1", [row], { prefill: true })).not.toContain("<target");
    expect(await exported("1.2", [row], { prefill: true }, [])).not.toContain("<target");
  });
});
