import { describe, expect, it } from "vitest";
import { EMPTY_ENTRY, type Entry, newTerm, type TermEntry } from "./entry";
import { findVotedChange } from "./voted-on";

const term = (id: string, language: string, text: string, more: Partial<TermEntry> = {}): TermEntry => ({
  ...{ id, ...newTerm.parse({ language, text }), ...more },
});
const zh = term("zh", "zh-CN", "术语", { status: "preferred" });
const own = term("own", "en", "term");
const other = term("other", "en", "word");
const entry = (terms: readonly TermEntry[], more: Partial<Entry> = {}): Entry => ({
  ...EMPTY_ENTRY,
  ...{ terms, definition: "as agreed", ...more },
});
const before = entry([zh, own, other]);
const change = {
  steps: [{ op: "edit-term" as const, termId: "own", set: { status: "preferred" as const } }],
  addedTermIds: [],
};
const find = (after: Entry, from = before) => findVotedChange(change, from, after, "zh-CN");

describe("findVotedChange", () => {
  it.each([
    ["nothing", before],
    ["notes and domain", { ...before, note: "n", domain: "law" }],
    ["a citation", entry([zh, { ...own, citation: "c", usageNote: "u" }, other])],
    ["a further term", entry([zh, own, other, term("more", "en", "notion")])],
    ["another term, reworded or gone", entry([zh, own])],
    ["the order of terms", entry([other, own, zh])],
    ["the source term's status, which another decision settles", entry([{ ...zh, status: "admitted" }, own])],
    ["the definition of what is decided, which a decision settles", { ...before, definition: "x" }],
  ] as const)("%s is no change of what is voted on", (_name, after) => {
    expect(find(after)).toBeNull();
  });

  it.each([
    ["its text", entry([zh, { ...own, text: "bait" }]), { was: "term", is: "bait" }],
    [
      "its days",
      entry([zh, { ...own, validFrom: "2020-01-01" }]),
      { was: "term (en, proposed)", is: "term (en, proposed, 2020-01-01 – )" },
    ],
    [
      "its status",
      entry([zh, { ...own, status: "deprecated" }]),
      { was: "term (en, proposed)", is: "term (en, deprecated)" },
    ],
    ["that it is gone", entry([zh, other]), { was: "term", is: null }],
    ["what it is a wording of", entry([{ ...zh, text: "别的" }, own]), { was: "术语", is: "别的" }],
    ["the concept gone", { ...before, deleted: true }, { was: "术语", is: null }],
  ] as const)("%s is", (_name, after, expected) => {
    expect(find(after)).toEqual(expected);
  });

  it("names a concept that is gone by what it is called, not by its first term", () => {
    const from = entry([own, term("new", "zh-CN", "新词"), zh]);
    expect(find({ ...from, deleted: true }, from)).toEqual({ was: "术语", is: null });
  });

  it("where its terms stand among the decided ones, is; among those that are proposed, is not", () => {
    const first = term("first", "en", "first", { status: "preferred" });
    const from = entry([zh, first, own, other]);
    expect(find(entry([zh, own, first, other]), from)).toEqual({ was: "first, term", is: "term, first" });
    expect(find(entry([zh, other, first, own]), from)).toBeNull();
    const second = term("second", "en", "second", { status: "preferred" });
    const swapped = entry([zh, second, first, own]);
    expect(find(swapped, entry([zh, first, second, own]))).toBeNull();
    const order = { steps: [{ op: "order-terms" as const, termIds: ["second", "first"] }], addedTermIds: [] };
    expect(findVotedChange(order, entry([zh, first, second]), entry([zh, second, first]), "zh-CN")).toEqual({
      ...{ was: "first, second", is: "second, first" },
    });
  });

  it("a Chinese term that nobody decided on is not, beside one that is decided", () => {
    const loose = term("loose", "zh-CN", "词");
    const from = entry([zh, loose, own]);
    expect(find(entry([zh, { ...loose, text: "辞" }, own]), from)).toBeNull();
    const open = entry([{ ...zh, status: "proposed" }, loose, own]);
    expect(find(entry([{ ...zh, status: "proposed" }, own]), open)).toEqual({ was: "词", is: null });
  });

  it("its type is", () => {
    expect(find(entry([zh, { ...own, type: "acronym" }, other]))).toEqual({
      ...{ was: "term (en, proposed)", is: "term (en, proposed, acronym)" },
    });
  });

  it("the definition of what nobody has decided is, too, and a long one is told short", () => {
    const open = entry([{ ...zh, status: "proposed" }, own]);
    expect(find({ ...open, definition: "x".repeat(100) }, open)).toEqual({
      was: "as agreed",
      is: `${"x".repeat(80)}…`,
    });
    expect(find({ ...open, doNotTranslate: true }, open)).toEqual({
      was: "doNotTranslate: false",
      is: "doNotTranslate: true",
    });
  });
});
