import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KnownText, matchVersions } from "./match-versions";

const known = (...texts: readonly string[]): KnownText[] =>
  texts.map((text, at) => ({ id: `p${at}`, text, lead: "", trail: "", movable: true }));
/** What became of each paragraph, in short. */
const told = (before: readonly KnownText[], next: readonly string[]): string => {
  const { matched, gone } = matchVersions(before, next);
  const entries = matched.map((entry) => (entry.kind === "added" ? "added" : `${entry.kind} ${entry.id}`));
  return [...entries, ...gone.map((id) => `gone ${id}`)].join(", ");
};

const A = "代表团抵达会场，受到热烈欢迎。";
const B = "双方就扩大贸易交换了意见。";
const C = "会谈在友好的气氛中进行。";
const D = "最后，主人设宴招待客人。";

describe("matchVersions", () => {
  it.each([
    ["nothing", [A, B, C], [A, B, C], "same p0, same p1, same p2"],
    ["a correction", [A, B, C], [A, "双方就扩大贸易交换了看法。", C], "same p0, changed p1, same p2"],
    ["an insertion", [A, C], [A, B, C], "same p0, added, same p1"],
    ["an omission", [A, B, C], [A, C], "same p0, same p2, gone p1"],
    ["another text in its place", [A, B, C], [A, D, C], "same p0, added, same p2, gone p1"],
    ["a move", [A, B, C, D], [D, A, B, C], "moved p3, same p0, same p1, same p2"],
    [
      "a move beside a correction",
      [A, B, D],
      [D, A, "双方就扩大贸易交换了看法。"],
      "moved p2, same p0, changed p1",
    ],
    ["a slogan that stands twice", [C, A, C], [C, B, C], "same p0, added, same p2, gone p1"],
    ["short lines", ["第一节", A, "第二节"], ["第一章", A, "第二章"], "changed p0, same p1, changed p2"],
    ["no text any more", [A], [], "gone p0"],
    ["the first text", [], [A], "added"],
  ])("%s", (_case, before, next, expected) => {
    expect(told(known(...before), next)).toBe(expected);
  });

  it("knows what import took off again, and takes it off a corrected text too", () => {
    const before = [
      { id: "p0", text: "请谈谈这次会议。", lead: "记者：", trail: "", movable: true },
      { id: "p1", text: B, lead: "", trail: "\n(下转3版)", movable: true },
    ];
    expect(told(before, ["记者：请谈谈这次会议。", `${B}\n(下转3版)`])).toBe("same p0, same p1");
    expect(matchVersions(before, ["记者：请谈一谈这次会议。", B]).matched).toEqual([
      { kind: "changed", at: 0, id: "p0", text: "请谈一谈这次会议。" },
      { kind: "same", at: 1, id: "p1" },
    ]);
  });

  it("does not move what hangs on its neighbors", () => {
    const [first, ...rest] = known(A, B, C);
    const before = [{ ...(first as KnownText), movable: false }, ...rest];
    expect(told(before, [B, C, A])).toBe("same p1, same p2, added, gone p0");
  });
});

const paragraph = fc.oneof(
  fc.constantFrom(A, B, C, D, "（掌声）", "谢谢。"),
  fc.string({ unit: fc.constantFrom("会", "议", "开", "放", "，"), minLength: 1, maxLength: 9 }),
);
const texts = fc.array(paragraph, { maxLength: 12 });

describe("a new version", () => {
  it("is exactly what the matched paragraphs then say, in order, each of the source used once", () => {
    fc.assert(
      fc.property(texts, texts, (before, next) => {
        const source = known(...before);
        const { matched, gone } = matchVersions(source, next);
        const said = matched.map((entry) => {
          if (entry.kind === "added") return next[entry.at];
          if (entry.kind === "changed") return entry.text;
          return source.find(({ id }) => id === entry.id)?.text;
        });
        expect(said).toEqual(next);
        const used = matched.flatMap((entry) => (entry.kind === "added" ? [] : [entry.id]));
        expect([...used, ...gone].sort()).toEqual(source.map(({ id }) => id).sort());
        const inOrder = matched.flatMap((entry) =>
          entry.kind === "added" || entry.kind === "moved" ? [] : [Number(entry.id.slice(1))],
        );
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it("of a long text is matched between what stands once on both sides", () => {
    const before = Array.from({ length: 600 }, (_, at) => `第${at}段：${A}`);
    const next = before.flatMap((text, at) => {
      if (at % 50 === 7) return [text.replace("热烈", "热情")];
      if (at % 50 === 9) return [];
      return at % 50 === 11 ? [text, `新增的第${at}处。`] : [text];
    });
    const { matched, gone } = matchVersions(known(...before), next);
    const count = (kind: string) => matched.filter((entry) => entry.kind === kind).length;
    expect([count("same"), count("changed"), count("added"), gone.length]).toEqual([576, 12, 12, 12]);
  });

  it("that is the source changes nothing", () => {
    fc.assert(
      fc.property(texts, (before) => {
        const { matched, gone } = matchVersions(known(...before), before);
        expect(matched.map((entry) => entry.kind)).toEqual(before.map(() => "same"));
        expect(gone).toEqual([]);
      }),
    );
  });
});
