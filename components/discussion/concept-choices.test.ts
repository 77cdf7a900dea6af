import { describe, expect, it } from "vitest";
import type { ParagraphTerms } from "@/components/terms/terms-store";
import type { TermStatus } from "@/lib/glossary/core/term";
import type { ConceptInText } from "@/lib/glossary/server/matching-schema";
import { type ConceptChoice, rank, suggestConcepts } from "./concept-choices";

const LANGUAGES = { source: "zh-CN", target: "en" };

function concept(id: string, zh: string, ...wordings: [string, TermStatus][]): ConceptInText {
  const term = (language: string, text: string, status: TermStatus) => ({
    ...{ id: `${id} ${text}`, language, text, status, type: null, partOfSpeech: null },
    ...{ authority: "", citation: "", date: null, validFrom: null, validUntil: null },
    ...{ occasion: "", usageNote: "" },
  });
  return {
    ...{ id, glossaryId: "g", glossaryName: "G", domain: "", definition: "", note: "" },
    ...{ doNotTranslate: false, fullThenShort: false, pinyin: "" },
    terms: [term("zh-CN", zh, "preferred"), ...wordings.map(([text, status]) => term("en", text, status))],
  };
}

const at = (conceptId: string, start: number, end: number) => ({
  ...{ conceptId, termId: "", text: "", start, end, inner: [] },
});

/** 开放合作 with 合作 inside it, and 时代 further on; in a rendering only "open cooperation" was found. */
const terms: ParagraphTerms = {
  decided: null,
  occurrences: [{ ...at("open", 0, 4), inner: [at("work", 2, 4)] }, at("times", 6, 8)],
  renderings: [
    {
      ...{ renderingId: "r", trackId: "t", revision: 1 },
      verdicts: [
        {
          ...{ conceptId: "open", externalId: null, start: 0, end: 4, termId: null, waiverId: null },
          ...{ verdict: "found", targetSpans: [{ start: 3, end: 19 }] },
        },
      ],
    },
  ],
  concepts: {
    open: concept(
      "open",
      "开放合作",
      ["opening", "deprecated"],
      ["open work", "admitted"],
      ["open cooperation", "preferred"],
    ),
    work: concept("work", "合作"),
    times: concept("times", "时代", ["the times", "proposed"]),
  },
};

describe("suggestConcepts", () => {
  it.each([
    [
      "the whole of a term, then what is inside it, then the rest",
      { renderingId: null, start: 0, end: 4 },
      "open* work* times",
    ],
    ["what the words touch, be it a part", { renderingId: null, start: 0, end: 1 }, "open* work times"],
    ["nothing in words without a term", { renderingId: null, start: 4, end: 6 }, "open work times"],
    ["what was found for it in a rendering", { renderingId: "r", start: 5, end: 8 }, "open* work times"],
    ["nothing found beside it", { renderingId: "r", start: 19, end: 22 }, "open work times"],
    ["nothing in a rendering that was not judged", { renderingId: "x", start: 0, end: 4 }, "open work times"],
  ])("offers %s", (_name, place, expected) => {
    const offered = suggestConcepts(terms, place, LANGUAGES);
    expect(offered.map(({ id, from }) => (from === "words" ? `${id}*` : id)).join(" ")).toBe(expected);
  });

  it("names what is to be written, never what is not, and how far it is agreed", () => {
    const offered = suggestConcepts(terms, { renderingId: null, start: 0, end: 0 }, LANGUAGES);
    expect(offered.map(({ term, wording, status }) => [term, wording, status])).toEqual([
      ["开放合作", "open cooperation", "preferred"],
      ["合作", null, "preferred"],
      ["时代", "the times", "proposed"],
    ]);
  });
});

describe("rank", () => {
  it("puts what is called so first, then what begins so, and leaves the rest as it came", () => {
    const named = (term: string, wording: string | null): ConceptChoice => ({
      ...{ id: term, term, wording, pinyin: "", status: "preferred", glossaryName: "", from: "search" },
    });
    const choices = [named("共同合作", null), named("合作共赢", null), named("合作", "cooperation")];
    expect(rank(choices, " 合作 ").map(({ term }) => term)).toEqual(["合作", "合作共赢", "共同合作"]);
    expect(rank(choices, "COOP").map(({ term }) => term)).toEqual(["合作", "共同合作", "合作共赢"]);
  });
});
