import { describe, expect, it } from "vitest";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import { linkedWith } from "./show-linked";

function marked(id: string, linkId: string | null): AnnotationView {
  return {
    ...{ id, documentId: "d", paragraphId: "p", trackId: null, renderingId: null, start: 0, end: 1 },
    ...{
      quote: "w",
      originalQuote: "w",
      status: "attached",
      labelId: null,
      severity: null,
      conceptId: null,
      concept: null,
    },
    ...{ linkId, threadIds: [], openThreads: 0, createdBy: { id: "u", name: "U" }, createdAt: "" },
  };
}

describe("linkedWith", () => {
  it.each([
    ["all that share a link, the one asked about first", "b", "b a c"],
    ["one without a link alone", "x", "x"],
    ["the one that a discussion is on", "talk", "d"],
    ["none that is not known", "gone", ""],
  ])("gives %s", (_name, id, expected) => {
    const all = [
      marked("a", "1"),
      marked("b", "1"),
      marked("c", "1"),
      { ...marked("d", "2"), threadIds: ["talk"] },
      marked("x", null),
      marked("y", null),
    ];
    expect(linkedWith(all, id).join(" ")).toBe(expected);
  });
});
