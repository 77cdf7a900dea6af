import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_ENTRY, type Entry, newTerm } from "@/lib/glossary/core/entry";
import { gatherById } from "@/lib/glossary/core/imported";
import { PARTS_OF_SPEECH, TERM_STATUSES, TERM_TYPES } from "@/lib/glossary/core/term";
import { each, exported, LANGUAGES, merge, read, toBytes } from "@/lib/testing/term-files";
import { primaryLanguage } from "@/lib/text/core/language";
import { TERM_EXPORT_FORMATS, termFileKind } from "../core/terms/formats";
import { measureTermLoss } from "../core/terms/loss";

/** Without ids and regions, which a column has not, and in an order of its own: rows group what an entry mixes. */
const comparable = ({ terms, ...entry }: Entry) => ({
  ...entry,
  terms: terms
    .map((term) => ({ ...term, id: "", language: primaryLanguage(term.language) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1)),
});

const text = fc.constantFrom(
  "term",
  "=1+1",
  "a|b",
  "a, b",
  'a "q" <b> & ]]>',
  "-x",
  "'=y",
  "@z",
  "共同体",
  "𠮷😀",
);
const prose = fc.constantFrom("", "One line.", "Two\nlines & <more>", "=2");
const day = fc.constantFrom(null, "2013-01-01", "2018-06-30");
const term = fc
  .record({
    text,
    language: fc.constantFrom("en", "fr"),
    status: fc.constantFrom(...TERM_STATUSES),
    type: fc.constantFrom(null, ...TERM_TYPES),
    partOfSpeech: fc.constantFrom(null, ...PARTS_OF_SPEECH),
    authority: fc.constantFrom("", "Office"),
    citation: fc.constantFrom("", "Bulletin, p. 1"),
    date: day,
    validFrom: day,
    occasion: fc.constantFrom("", "Forum"),
    usageNote: prose,
  })
  .map((given) => newTerm.parse(given));
const entries: fc.Arbitrary<Entry> = fc
  .record({
    terms: fc.uniqueArray(term, { maxLength: 5, selector: (one) => one.text }),
    domain: fc.constantFrom("", "trade", "=law"),
    definition: prose,
    note: prose,
    doNotTranslate: fc.boolean(),
    fullThenShort: fc.boolean(),
  })
  .map(({ terms, ...fields }) => {
    const source = newTerm.parse({ language: "zh-CN", text: "术语", status: "preferred" });
    const all = [source, ...terms].map((one, at) => ({ id: String(at), ...one }));
    return { ...EMPTY_ENTRY, ...fields, terms: all };
  });

/** An entry as a TBX dialect can say it. */
function asTbx(entry: Entry, dialect: "core" | "min" | "basic"): Entry {
  const isMin = dialect !== "core";
  const isBasic = dialect === "basic";
  return {
    ...entry,
    fullThenShort: false,
    domain: isMin ? entry.domain : "",
    definition: isBasic ? entry.definition : "",
    terms: entry.terms.map((one) => ({
      ...{ ...one, authority: "", occasion: "", date: null, validFrom: null, validUntil: null },
      status: isMin ? one.status : "proposed",
      partOfSpeech: !isMin ? null : one.partOfSpeech === "properNoun" ? "noun" : one.partOfSpeech,
      type: isBasic ? one.type : null,
      citation: isBasic ? one.citation : "",
    })),
  };
}

describe("writing and reading back", () => {
  it("loses nothing in JSON, relations neither", async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (entry) => {
        const related = { ...entry, relations: [{ conceptId: "r", kind: "broader" as const }] };
        const concept = { ...exported(related, "c 1"), relatedIds: new Map([["r", "c2"]]) };
        const { concepts, format } = await read(await toBytes("json", [concept]));
        expect([format, concepts[0]?.relations]).toEqual(["json", [{ to: "c2", kind: "broader" }]]);
        expect(concepts.map(merge).map(comparable)).toEqual([comparable(entry)]);
      }),
      { numRuns: 50 },
    );
  });

  it.each(TERM_EXPORT_FORMATS.filter((format) => format.startsWith("tbx")))(
    "keeps in %s what the dialect says",
    async (format) => {
      const dialect = format.includes("core") ? "core" : format.includes("min") ? "min" : "basic";
      await fc.assert(
        fc.asyncProperty(entries, async (entry) => {
          const { concepts } = await read(await toBytes(format, [exported(entry, "1 a")]));
          expect(concepts.map(({ externalId }) => externalId)).toEqual(["1 a"]);
          expect(concepts.map(merge).map(comparable)).toEqual([comparable(asTbx(entry, dialect))]);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(["csv", "tsv", "xlsx"] as const)(
    "gives in %s what a table says, the same in each",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(entries, async (entry) => {
          const bytes = await toBytes(format, [exported(entry, "c1")]);
          const csv = await read(await toBytes("csv", [exported(entry, "c1")]));
          const again = await read(bytes, { format: format === "tsv" ? "tsv" : null });
          expect(gatherById(again.concepts).map(merge)).toEqual(gatherById(csv.concepts).map(merge));
          const [back] = gatherById(again.concepts).map(merge);
          const { domain, definition, note } = entry;
          expect(back).toMatchObject({ domain, definition, note, doNotTranslate: entry.doNotTranslate });
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(TERM_EXPORT_FORMATS)("tells of %s exactly when something is lost", async (format) => {
    await fc.assert(
      fc.asyncProperty(entries, async (entry) => {
        const concept = exported(entry, "c1");
        const { notes } = await measureTermLoss(each([concept]), LANGUAGES, termFileKind(format).carries);
        if (notes.length > 0) return;
        const { concepts } = await read(await toBytes(format, [concept]), {
          format: format === "tsv" ? "tsv" : null,
        });
        expect(gatherById(concepts).map(merge).map(comparable)).toEqual([comparable(entry)]);
      }),
      { numRuns: format === "xlsx" ? 15 : 60 },
    );
  });

  it("counts what is lost, with examples", async () => {
    const entry = merge({
      ...{ line: 1, externalId: null, fields: { fullThenShort: true } },
      terms: [
        {
          language: "en",
          text: "Tao\u0001",
          status: "preferred",
          partOfSpeech: "properNoun",
          validFrom: "2018-01-01",
        },
      ],
    });
    const { notes, concepts } = await measureTermLoss(
      each([exported(entry, "c1")]),
      LANGUAGES,
      termFileKind("tbx").carries,
    );
    expect(concepts).toBe(1);
    expect(notes.map(({ code, count }) => [code, count])).toEqual([
      ["parts-of-speech", 1],
      ["validity", 1],
      ["full-then-short", 1],
      ["characters", 1],
    ]);
  });
});
