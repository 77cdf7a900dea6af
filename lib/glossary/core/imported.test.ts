import { describe, expect, it } from "vitest";
import { EMPTY_ENTRY, type Entry, newTerm, type TermEntry } from "./entry";
import {
  gatherById,
  type ImportedRelation,
  type ImportedTerm,
  mergeImported,
  mergeRelations,
  resolveRelations,
} from "./imported";

let count = 0;
const newId = () => `new-${++count}`;
const term = (id: string, text: string, more: Partial<TermEntry> = {}): TermEntry => ({
  id,
  ...newTerm.parse({ language: "en", text, status: "preferred" }),
  ...more,
});
const known: Entry = {
  ...EMPTY_ENTRY,
  note: "kept",
  terms: [term("a", "old wording", { citation: "a report" })],
};
const merge = (terms: readonly ImportedTerm[], onConflict: "keep" | "replace" = "keep", fields = {}) =>
  mergeImported(known, { line: 1, externalId: null, fields, terms }, { onConflict, newId });
const texts = (entry: Entry) => entry.terms.map(({ text, status }) => `${text}: ${status}`);

describe("mergeImported", () => {
  it("a sparse file clears nothing", () => {
    const { entry } = merge([{ language: "en-GB", text: "old wording", validFrom: "2020-01-01" }], "keep", {
      domain: "law",
    });
    expect(entry).toEqual({
      ...known,
      domain: "law",
      terms: [{ ...known.terms[0], validFrom: "2020-01-01" }],
    });
  });

  it("a wording that contends with the preferred one is told, and left out", () => {
    const { entry, conflicts } = merge([{ language: "en", text: "new wording", status: "preferred" }]);
    expect([texts(entry), conflicts]).toEqual([
      ["old wording: preferred"],
      [{ line: 1, text: "new wording", existing: "old wording" }],
    ]);
  });

  it("or takes its place when that is asked for", () => {
    const { entry } = merge([{ language: "en", text: "new wording", status: "preferred" }], "replace");
    expect(texts(entry)).toEqual(["old wording: superseded", "new wording: preferred"]);
  });

  it("wordings of different times, or several of one file, do not contend", () => {
    const past = { ...known, terms: [term("a", "old wording", { validUntil: "2017-12-31" })] };
    const given = ["one", "two"].map((text) => ({
      language: "en",
      text,
      status: "preferred" as const,
      validFrom: "2018-01-01",
    }));
    const { conflicts, entry } = mergeImported(
      past,
      { line: 1, externalId: null, fields: {}, terms: given },
      { onConflict: "keep", newId },
    );
    expect([conflicts, texts(entry)]).toEqual([
      [],
      ["old wording: preferred", "one: preferred", "two: preferred"],
    ]);
  });

  it("two rows of one file that each prefer a wording for the same time do", () => {
    const row = (line: number, text: string, more: Partial<ImportedTerm> = {}) => ({
      ...{ line, externalId: "a", fields: {} },
      terms: [{ language: "en", text, status: "preferred" as const, ...more }],
    });
    const rows = [row(2, "one"), row(3, "two"), row(4, "one")];
    const take = (given: typeof rows, onConflict: "keep" | "replace") =>
      gatherById(given).map((concept) => {
        const { conflicts, entry } = mergeImported(EMPTY_ENTRY, concept, { onConflict, newId });
        return [texts(entry), conflicts];
      });
    expect(take(rows, "keep")).toEqual([[["one: preferred"], [{ line: 3, text: "two", existing: "one" }]]]);
    expect(take(rows.slice(0, 2), "replace")).toEqual([[["one: superseded", "two: preferred"], []]]);
    const [past, now] = [{ validUntil: "2017-12-31" }, { validFrom: "2018-01-01" }];
    expect(take([row(2, "one", past), row(3, "two", now)], "keep")).toEqual([
      [["one: preferred", "two: preferred"], []],
    ]);
  });

  it("brings a deleted concept back", () => {
    const { entry } = mergeImported(
      { ...known, deleted: true },
      { line: 1, externalId: "x", fields: {}, terms: [] },
      { onConflict: "keep", newId },
    );
    expect(entry.deleted).toBe(false);
  });
});

describe("gatherById", () => {
  it("makes rows of one concept one, in order, and leaves those without an id apart", () => {
    const row = (line: number, externalId: string | null) => ({
      ...{ line, externalId, fields: {} },
      terms: [{ language: "en", text: `t${line}` }],
    });
    const gathered = gatherById([row(1, "a"), row(2, null), row(3, "a"), row(4, null)]);
    expect(gathered.map(({ line, terms }) => [line, terms.length])).toEqual([
      [1, 2],
      [2, 1],
      [4, 1],
    ]);
  });
});

describe("resolveRelations", () => {
  const concept = (line: number, externalId: string | null, relations: readonly ImportedRelation[]) => ({
    ...{ line, externalId, fields: {}, terms: [], relations },
  });
  const ids: Readonly<Record<string, string>> = { a: "id-a", b: "id-b", far: "id-far" };
  const resolve = (concepts: Parameters<typeof resolveRelations>[0]) =>
    Object.fromEntries(resolveRelations(concepts, (externalId) => ids[externalId]));

  it("tells a relation from both ends, once, though the file tells it from one or both", () => {
    const both = {
      1: [{ conceptId: "id-b", kind: "broader" }],
      2: [{ conceptId: "id-a", kind: "narrower" }],
    };
    const [up, down] = [
      { to: "b", kind: "broader" as const },
      { to: "a", kind: "narrower" as const },
    ];
    expect(resolve([concept(1, "a", [up]), concept(2, "b", [])])).toEqual(both);
    expect(resolve([concept(1, "a", [up]), concept(2, "b", [down])])).toEqual(both);
  });

  it("finds concepts that only the glossary has, and leaves out what leads nowhere or to itself", () => {
    const relations = ["far", "nowhere", "a"].map((to) => ({ to, kind: "related" as const }));
    expect(resolve([concept(1, "a", relations)])).toEqual({ 1: [{ conceptId: "id-far", kind: "related" }] });
  });
});

it("mergeRelations keeps what is known, and lets the file say of what kind it is", () => {
  const known = [
    { conceptId: "a", kind: "related" as const },
    { conceptId: "b", kind: "broader" as const },
  ];
  expect(mergeRelations(known, [{ conceptId: "a", kind: "narrower" }])).toEqual([
    { conceptId: "a", kind: "narrower" },
    { conceptId: "b", kind: "broader" },
  ]);
});
