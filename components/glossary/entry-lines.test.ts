import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_ENTRY, type Entry, type TermEntry } from "@/lib/glossary/core/entry";
import { TERM_STATUSES } from "@/lib/glossary/core/term";
import { compareLines, compareThree, type EntryWords, lineKey, linesOf } from "./entry-lines";

const WORDS: EntryWords = {
  status: (status) => status,
  type: (type) => type,
  partOfSpeech: (part) => part,
  flag: (value) => (value ? "yes" : ""),
  relations: (relations) => relations.map(({ conceptId, kind }) => `${kind} ${conceptId}`).join(", "),
};

const term = (id: string, text: string, more: Partial<TermEntry> = {}): TermEntry => ({
  ...{ id, text, language: "en", status: "preferred", type: null, partOfSpeech: null },
  ...{ authority: "", citation: "", date: null, occasion: "", validFrom: null, validUntil: null },
  ...{ usageNote: "", ...more },
});
const entry = (more: Partial<Entry>): Entry => ({ ...EMPTY_ENTRY, ...more });
const lines = (more: Partial<Entry>) => linesOf(entry(more), WORDS);

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  domain: fc.string(),
  definition: fc.string(),
  note: fc.string(),
  doNotTranslate: fc.boolean(),
  fullThenShort: fc.boolean(),
  deleted: fc.boolean(),
  relations: fc.constant([]),
  terms: fc.uniqueArray(
    fc
      .record({
        id: fc.constantFrom("a", "b", "c"),
        text: fc.string(),
        status: fc.constantFrom(...TERM_STATUSES),
      })
      .map(({ id, text, status }) => term(id, text, { status })),
    { selector: ({ id }) => id },
  ),
});

describe("compareLines", () => {
  it.each([
    ["a field of the concept", { domain: "law" }, { domain: "trade" }, [["domain", "law", "trade"]]],
    [
      "a term's status",
      { terms: [term("a", "x")] },
      { terms: [term("a", "x", { status: "superseded" })] },
      [["status", "preferred", "superseded"]],
    ],
    [
      "a new term with what it says",
      {},
      { terms: [term("a", "x")] },
      [
        ["text", "", "x"],
        ["language", "", "en"],
        ["status", "", "preferred"],
      ],
    ],
    [
      "a term that went, by the name it had",
      { terms: [term("a", "x")] },
      {},
      [
        ["text", "x", ""],
        ["language", "en", ""],
        ["status", "preferred", ""],
      ],
    ],
  ])("tells %s", (_name, before, after, expected) => {
    const told = compareLines(lines(before), lines(after));
    expect(told.map((line) => [line.field, line.before, line.after])).toEqual(expected);
  });

  it("finds nothing between a version and itself, and the same both ways round", () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (one, two) => {
        const [a, b] = [linesOf(one, WORDS), linesOf(two, WORDS)];
        expect(compareLines(a, a)).toEqual([]);
        const there = compareLines(a, b).map(({ key, before, after }) => [key, before, after]);
        const back = compareLines(b, a).map(({ key, before, after }) => [key, after, before]);
        expect(there.sort()).toEqual(back.sort());
      }),
    );
  });
});

describe("compareThree", () => {
  const before = { domain: "law", note: "old", definition: "one" };
  it.each([
    ["what only they changed", { ...before, note: "new" }, before, [["note", "them"]]],
    ["what only I changed", before, { ...before, note: "mine" }, [["note", "me"]]],
    [
      "what both changed differently",
      { ...before, note: "new" },
      { ...before, note: "mine" },
      [["note", "both"]],
    ],
    [
      "what both changed alike as theirs",
      { ...before, note: "new" },
      { ...before, note: "new" },
      [["note", "them"]],
    ],
    ["nothing when nothing changed", before, before, []],
  ])("tells %s", (_name, theirs, mine, expected) => {
    const told = compareThree(lines(before), lines(theirs), lines(mine));
    expect(told.map(({ field, changedBy }) => [field, changedBy])).toEqual(expected);
  });

  it("shows a term that they removed and I changed as a choice", () => {
    const [told] = compareThree(
      lines({ terms: [term("a", "x")] }),
      lines({}),
      lines({ terms: [term("a", "y")] }),
    );
    expect(told).toMatchObject({
      ...{ key: lineKey("text", "a"), before: "x", theirs: "", mine: "y", changedBy: "both" },
    });
  });

  it("leaves out a field only when neither version departs from the first", () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, anyEntry, (first, their, my) => {
        const [a, b, c] = [first, their, my].map((each) => linesOf(each, WORDS));
        const keys = new Set(compareThree(a ?? [], b ?? [], c ?? []).map(({ key }) => key));
        const changed = [...compareLines(a ?? [], b ?? []), ...compareLines(a ?? [], c ?? [])];
        expect(keys).toEqual(new Set(changed.map(({ key }) => key)));
      }),
    );
  });
});
