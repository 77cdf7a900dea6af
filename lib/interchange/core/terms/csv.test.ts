import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_ENTRY, type Entry, newTerm } from "@/lib/glossary/core/entry";
import { gatherById, mergeImported } from "@/lib/glossary/core/imported";
import { readDay } from "./columns";
import { readCsvTerms } from "./csv-reader";
import { writeCsvTerms } from "./csv-writer";

const languages = { sourceLanguage: "zh-CN", targetLanguage: "en" };
const options = { targetLanguage: "en", mapping: {} };
const read = (text: string, mapping = {}) => {
  const result = readCsvTerms(text, { targetLanguage: "en", mapping });
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};
const termsOf = (text: string) =>
  read(text).concepts.map(({ externalId, terms }) => [
    externalId,
    ...terms.map((each) => `${each.language} ${each.text} ${each.status} ${each.validFrom ?? ""}`.trim()),
  ]);

describe("readCsvTerms", () => {
  it("understands the columns of the field without a mapping", () => {
    const csv = `concept_id,zh,zh_alt,en,en_alt,en_deprecated,valid_from,valid_until,domain,note
c1,术语,词语|用语,term,word|expression,vocable,,,language,"a note, with a comma"
c2,路线,,route,,path,2018-01-01,,,`;
    expect(termsOf(csv)).toEqual([
      [
        "c1",
        "zh 术语 preferred",
        "zh 词语 admitted",
        "zh 用语 admitted",
        "en term preferred",
        "en word admitted",
        "en expression admitted",
        "en vocable deprecated",
      ],
      ["c2", "zh 路线 preferred", "en route preferred 2018-01-01", "en path superseded"],
    ]);
    expect(read(csv).concepts[0]?.fields).toEqual({ domain: "language", note: "a note, with a comma" });
  });

  it.each([
    ["tabs", "zh\ten\n术语\tterm"],
    ["semicolons", "zh;en\n术语;term"],
    ["an Excel separator line", "sep=;\r\nzh;en\r\n术语;term"],
    ["a byte order mark, capitals and spaces", "\uFEFF ZH , En \n术语, term "],
    ["a guarded formula", "zh,en\n术语,term"],
  ])("reads %s", (_name, csv) => {
    expect(termsOf(csv)).toEqual([[null, "zh 术语 preferred", "en term preferred"]]);
  });

  it("reads other names by a mapping, leaves out what is unknown, and tells so", () => {
    const table = read("中文,英文,编辑\n术语,term,某人", { 中文: "zh", 英文: "en", 编辑: "" });
    expect(table.concepts).toHaveLength(1);
    expect(table.columns).toEqual([
      { name: "中文", meaning: "zh" },
      { name: "英文", meaning: "en" },
      { name: "编辑", meaning: null },
    ]);
  });

  it("tells of rows that it cannot take, by their line, also after cells of several lines", () => {
    const csv = `zh,en,valid_from\n"术\n语",term,\n路线,route,soon\n\n,,\n,,2018`;
    expect(read(csv)).toMatchObject({
      concepts: [{ line: 2 }],
      skipped: [
        { line: 4, reason: "unreadable-date", text: "soon" },
        { line: 7, reason: "no-term" },
      ],
    });
  });

  it.each([
    ["nothing", "", "no-table"],
    ["a header alone", "zh,en", "no-table"],
    ["no column that it knows", "a1,b2\nx,y", "no-known-column"],
  ])("refuses %s", (_name, csv, reason) => {
    expect(readCsvTerms(csv, options)).toEqual({ ok: false, reason });
  });
});

describe("readDay", () => {
  it.each([
    ["2018-03-01", false, "2018-03-01"],
    ["2018/3/1", false, "2018-03-01"],
    ["2018年3月1日", false, "2018-03-01"],
    ["2018", false, "2018-01-01"],
    ["2018", true, "2018-12-31"],
    ["2020-02", true, "2020-02-29"],
    ["2018-02-29", false, null],
    ["1 March 2018", false, null],
  ])("%s (an end: %s)", (cell, isEnd, day) => {
    expect(readDay(cell, isEnd)).toBe(day);
  });
});

describe("writing and reading back", () => {
  const text = fc.constantFrom(
    "term",
    "=1+1",
    "a|b",
    "word, with comma",
    'a "quoted" one',
    "-x",
    "'=y",
    "@z",
  );
  const day = fc.constantFrom(null, "2013-01-01", "2018-06-30");
  const term = fc
    .record({
      text,
      status: fc.constantFrom("preferred", "admitted", "deprecated", "superseded", "proposed"),
      validFrom: day,
    })
    .map(({ validFrom, status, ...rest }) =>
      newTerm.parse({
        language: "en",
        status,
        ...rest,
        validFrom: status === "preferred" ? validFrom : null,
      }),
    );
  const entries = fc
    .record({
      terms: fc.uniqueArray(term, { maxLength: 6, selector: (each) => each.text }),
      domain: text,
      flag: fc.boolean(),
    })
    .map(({ terms, domain, flag }): Entry => {
      const source = newTerm.parse({ language: "zh", text: "术语", status: "preferred" });
      const all = [source, ...preferOne(terms)].map((each, at) => ({ id: String(at), ...each }));
      return { ...EMPTY_ENTRY, domain, doNotTranslate: flag, terms: all };
    });

  it("gives the same entry, whatever its terms hold", async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (entry) => {
        const parts: string[] = [];
        for await (const part of writeCsvTerms(
          once({ id: "x", externalId: "c1", entry, relatedIds: new Map() }),
          languages,
        ))
          parts.push(part);
        const [concept] = gatherById(read(parts.join("")).concepts);
        if (concept === undefined) throw new Error("nothing came back");
        const back = mergeImported(EMPTY_ENTRY, concept, { onConflict: "keep", newId: () => "" }).entry;
        expect(comparable(back)).toEqual(comparable(entry));
      }),
    );
  });
});

/** Of wordings that are preferred at the same time and stand in rows of their own, an import takes the first and tells the rest. */
function preferOne<One extends { readonly status: string; readonly validFrom: string | null }>(
  terms: readonly One[],
): readonly One[] {
  const first = terms.findIndex(({ status }) => status === "preferred");
  return terms.map((term, at) =>
    term.status !== "preferred" || at === first ? term : { ...term, status: "admitted", validFrom: null },
  );
}

async function* once<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

/** Without ids, and in an order of its own: rows group what an entry mixes. */
const comparable = (entry: Entry) => ({
  ...entry,
  terms: entry.terms.map((term) => ({ ...term, id: "" })).sort((a, b) => (a.text < b.text ? -1 : 1)),
});
