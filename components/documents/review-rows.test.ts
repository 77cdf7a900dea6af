import { describe, expect, it } from "vitest";
import type { ParagraphView, ProposalView } from "@/lib/documents/server/schema";
import { reviewRows, seamOf, surenessOf } from "./review-rows";

const paragraph = (id: number): ParagraphView => ({
  ...{ id: `p${id}`, kind: "body", level: null, speaker: null, turn: null, label: null },
  ...{ text: `第${id}段。`, marks: [], revision: 1, sourceLine: id },
});
const proposal = (...ids: number[]): ProposalView => ({
  ...{
    id: `x${ids[0]}`,
    kind: "join",
    status: "open",
    confidence: 0.9,
    evidence: [],
    detail: {},
    decidedAt: null,
  },
  paragraphIds: ids.map((id) => `p${id}`),
});
const paragraphs = (count: number) => Array.from({ length: count }, (_, at) => paragraph(at));

describe("reviewRows", () => {
  it("shows a short text whole, with proposals beside their first paragraph", () => {
    const rows = reviewRows(paragraphs(5), [proposal(1, 2)]);
    expect(rows).toHaveLength(5);
    expect(rows[1]).toMatchObject({ type: "paragraph", number: 2, proposals: [{ id: "x1" }] });
  });

  it("shows of a long text what lies around proposals, and counts the rest", () => {
    const rows = reviewRows(paragraphs(1000), [proposal(500, 501)]);
    expect(rows.map((row) => (row.type === "gap" ? row.count : row.number))).toEqual([
      498, 499, 500, 501, 502, 503, 504, 496,
    ]);
  });
});

it.each([
  [0.99, "certain"],
  [0.9, "certain"],
  [0.89, "likely"],
  [0.69, "possible"],
])("calls a confidence of %d %s", (confidence, words) => {
  expect(surenessOf(confidence)).toBe(words);
});

it("cuts long halves to what stands at the seam", () => {
  expect(seamOf("甲".repeat(30), "乙")).toEqual({ before: `…${"甲".repeat(22)}`, after: "乙" });
});
