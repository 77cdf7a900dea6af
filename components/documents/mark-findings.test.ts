import { describe, expect, it } from "vitest";
import { markFindings } from "./mark-findings";

const found = (start: number, text: string) => ({ start, end: start + text.length, text });

describe("markFindings", () => {
  it.each([
    ["nothing found", "各方同意。", [], ["各方同意。"]],
    ["in the middle", "但如果如果同意", [found(1, "如果如果")], ["但", "*如果如果", "同意"]],
    ["at both ends, out of order", "“和平(", [found(3, "("), found(0, "“")], ["*“", "和平", "*("]],
    ["one over another", "的的的", [found(0, "的的"), found(1, "的的")], ["*的的", "的"]],
    ["what stands elsewhere in this text", "前面，同意", [found(1, "如果如果")], ["前面，同意"]],
  ])("%s", (_name, text, spans, pieces) => {
    const marked = markFindings(text, spans);
    expect(marked.map((piece) => (piece.isFound ? `*${piece.text}` : piece.text))).toEqual(pieces);
    expect(marked.map((piece) => piece.text).join("")).toBe(text);
  });
});
