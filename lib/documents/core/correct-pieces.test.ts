import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MARKS, type RichText } from "@/lib/text/core/marks";
import { type CorrectedPiece, correctPieces } from "./correct-pieces";
import { joinPieces, type Link, type Piece } from "./join";

const plain = (text: string): RichText => ({ text, marks: [] });
const pieces = (...texts: readonly string[]): readonly Piece[] =>
  texts.map((text, at) => ({ id: String(at), piece: plain(text) }));
const linksOf = (run: readonly Piece[]): readonly Link[] =>
  run.slice(1).map(({ id }, at) => ({ head: String(at), tail: id }));
const joined = (run: readonly Piece[]): string => joinPieces(run, linksOf(run))[0]?.text.text ?? "";

/** The pieces as they are after a correction. */
const take = (run: readonly Piece[], corrected: readonly CorrectedPiece[]): readonly Piece[] =>
  run.map((piece, at) => {
    const now = corrected[at] ?? { piece: plain(""), seam: "" };
    return { ...piece, piece: now.piece, cut: piece.cut && { ...piece.cut, seam: now.seam } };
  });

describe("correctPieces", () => {
  it.each([
    [
      "a doubled word in the first",
      ["如果如果大家同意，", "就这样办。"],
      "如果大家同意，就这样办。",
      ["如果大家同意，", "就这样办。"],
    ],
    [
      "a wrong character in the second",
      ["会议一致", "通过了协意。"],
      "会议一致通过了协议。",
      ["会议一致", "通过了协议。"],
    ],
    ["over the seam, to where it begins", ["开放合", "做共赢。"], "开放协作共赢。", ["开放协作", "共赢。"]],
    ["put in at the seam, to what stands before", ["开放", "共赢。"], "开放、共赢。", ["开放、", "共赢。"]],
    ["all of the second taken out", ["第一句。", "多余的一句。"], "第一句。", ["第一句。", ""]],
    ["a space between stays", ["the open", "door"], "the open doors", ["the open", "doors"]],
    ["words after the space between", ["the open", "door"], "the open wide door", ["the open", "wide door"]],
    [
      "the space between taken out",
      ["the door", "way is open"],
      "the doorway is open",
      ["the doorway", "is open"],
    ],
    [
      "the middle one of three taken out",
      ["the open", "wide", "door"],
      "the open door",
      ["the open", "", "door"],
    ],
    ["a word put in beside an emptied one", ["the open", "", "door"], "the open oak door", null],
    [
      "the space over an emptied one taken out",
      ["the door", "", "way"],
      "the doorway",
      ["the doorway", "", ""],
    ],
    ["the first of three taken out", ["the", "open", "door"], "open door", ["", "open", "door"]],
    ["Chinese put beside a space between", ["the open", "door"], "the open 门 door", null],
  ] as const)("%s", (_case, before, text, after) => {
    const run = pieces(...before);
    const corrected = correctPieces(run, text);
    if (after !== null) expect(corrected.map(({ piece }) => piece.text)).toEqual(after);
    expect(joined(take(run, corrected))).toBe(text);
  });

  it("keeps emphasis on what stayed, and gives it to what stands within or replaces it", () => {
    const run = [
      { id: "0", piece: { text: "坚持开方合作", marks: [{ start: 2, end: 4, mark: "bold" }] } },
    ] as const;
    expect(correctPieces(run, "坚持开放合作")[0]?.piece).toEqual({
      text: "坚持开放合作",
      marks: [{ start: 2, end: 4, mark: "bold" }],
    });
    expect(correctPieces(run, "我们坚持开大方合作")[0]?.piece.marks).toEqual([
      { start: 4, end: 7, mark: "bold" },
    ]);
    expect(correctPieces(run, "坚持合作")[0]?.piece.marks).toEqual([]);
  });
});

const word = fc.constantFrom("开放", "合作", "，", "。", "open", "door", " ", "(", "，", "1", "𠮷", "中a");
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(""));
const rich: fc.Arbitrary<RichText> = text.chain((value) =>
  fc
    .array(
      fc.record({ start: fc.nat(value.length), end: fc.nat(value.length), mark: fc.constantFrom(...MARKS) }),
      { maxLength: 2 },
    )
    .map((marks) => ({ text: value, marks: marks.filter(({ start, end }) => start < end) })),
);
/** Pieces that the file gave, and some that were cut out of the one before with white space between. */
const run = fc
  .array(fc.record({ piece: rich, seam: fc.constantFrom(null, null, "", " ", "\n", " \n ") }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) =>
    all.map(({ piece, seam }, at): Piece => {
      let from = at;
      while (from > 0 && all[from]?.seam !== null) from -= 1;
      const cut = seam === null || at === 0 ? undefined : { fromId: String(from), seam };
      return { id: String(at), piece, cut };
    }),
  );
/** Mostly the joined text with something taken out and put in, at times another one. */
const correction = run.chain((all) => {
  const whole = joined(all);
  const edited = fc
    .record({ at: fc.nat(whole.length), remove: fc.nat(6), insert: text })
    .map(({ at, remove, insert }) => whole.slice(0, at) + insert + whole.slice(at + remove));
  return fc.record({ run: fc.constant(all), text: fc.oneof(edited, edited, text) });
});

describe("a correction of a joined paragraph", () => {
  it("is what the joined pieces say, also after each of them was shown on its own", () => {
    fc.assert(
      fc.property(correction, ({ run: before, text: asked }) => {
        const after = take(before, correctPieces(before, asked));
        const apart = joinPieces(after, []).map(({ text: piece }, at) => ({
          ...after[at],
          id: String(at),
          piece,
        }));
        expect(joined(after)).toBe(asked);
        expect(joined(apart)).toBe(asked);
      }),
      { numRuns: 1000 },
    );
  });

  it("has emphasis only on its own characters", () => {
    fc.assert(
      fc.property(correction, ({ run: before, text: asked }) => {
        for (const { piece } of correctPieces(before, asked))
          for (const { start, end } of piece.marks) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(piece.text.length);
          }
      }),
    );
  });

  it("of nothing changes nothing", () => {
    fc.assert(
      fc.property(run, (before) => {
        expect(correctPieces(before, joined(before))).toEqual(
          before.map(({ piece, cut }) => ({ piece, seam: cut?.seam ?? "" })),
        );
      }),
    );
  });
});
