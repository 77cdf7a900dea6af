import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applySteps, diffEntries, type Step, step } from "./change";
import { EMPTY_ENTRY, type Entry, newTerm, type TermEntry } from "./entry";

const CONTEXT = { conceptId: "0197a9a0-0000-7000-8000-000000000001", sourceLanguage: "zh-CN" };
const term = (id: string, text: string, more: Partial<TermEntry> = {}): TermEntry => ({
  id,
  ...newTerm.parse({ language: "zh-CN", text }),
  ...more,
});
const base: Entry = { ...EMPTY_ENTRY, terms: [term("a", "术语"), term("b", "term", { language: "en" })] };

describe("applySteps", () => {
  it.each<readonly [string, readonly Step[], string]>([
    ["a term that is not there", [{ op: "edit-term", termId: "x", set: {} }], "no-such-term"],
    [
      "the same term twice",
      [{ op: "add-term", id: "c", term: newTerm.parse({ language: "zh-cn", text: "术语" }) }],
      "same-term-twice",
    ],
    ["no source term left", [{ op: "remove-term", termId: "a" }], "no-source-term"],
    [
      "days in the wrong order",
      [{ op: "edit-term", termId: "a", set: { validFrom: "2021-01-02", validUntil: "2021-01-01" } }],
      "dates-reversed",
    ],
    [
      "itself as related",
      [{ op: "set-relations", relations: [{ conceptId: CONTEXT.conceptId, kind: "related" }] }],
      "related-to-itself",
    ],
  ])("refuses %s", (_name, steps, reason) => {
    expect(applySteps(base, steps, CONTEXT)).toEqual({ ok: false, reason });
  });

  it("leaves what is not named as it is", () => {
    const after = applySteps({ ...base, note: "n" }, [{ op: "edit-concept", set: { domain: "d" } }], CONTEXT);
    expect(after).toEqual({ ok: true, value: { ...base, note: "n", domain: "d" } });
  });

  it("may delete the last source term along with the concept", () => {
    expect(applySteps(base, [{ op: "remove-term", termId: "a" }, { op: "delete" }], CONTEXT).ok).toBe(true);
  });
});

describe("diffEntries", () => {
  const entries = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom("b", "c", "d", "e"), { maxLength: 4 }),
      fc.array(fc.constantFrom("word", "term", "notion", "wording"), { minLength: 4, maxLength: 4 }),
      fc.constantFrom("", "law", "trade"),
      fc.boolean(),
    )
    .map(([ids, texts, domain, deleted]): Entry => {
      const terms = ids.map((id, at) => term(id, `${texts[at]} ${id}`, { language: "en" }));
      return { ...EMPTY_ENTRY, domain, deleted, terms: [term("a", "术语"), ...terms] };
    });

  it("gives steps that lead from the one to the other", () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        expect(applySteps(before, diffEntries(before, after), CONTEXT)).toEqual({ ok: true, value: after });
      }),
    );
  });

  it("gives none between equal ones", () => {
    fc.assert(
      fc.property(entries, (each) => {
        expect(diffEntries(each, each)).toEqual([]);
      }),
    );
  });
});

describe("step", () => {
  it("names things as the database does, whoever wrote their ids in capitals", () => {
    const id = "0192f0a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b";
    expect(step.parse({ op: "remove-term", termId: id.toUpperCase() })).toEqual({
      ...{ op: "remove-term", termId: id },
    });
    const relations = [{ conceptId: id.toUpperCase(), kind: "related" }];
    expect(step.parse({ op: "set-relations", relations })).toEqual({
      ...{ op: "set-relations", relations: [{ conceptId: id, kind: "related" }] },
    });
  });
});
