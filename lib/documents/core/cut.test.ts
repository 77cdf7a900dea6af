import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RichText } from "@/lib/text/core/marks";
import { findCut, firstWords, isBetweenCharacters } from "./cut";
import { joinPieces, type Piece } from "./join";

const plain = (text: string): RichText => ({ text, marks: [] });

describe("findCut", () => {
  it.each([
    ["inside the only piece", ["我们来了。你们好。"], 5, { at: "piece", index: 0, seam: "" }],
    ["at a line break", ["第一行\n第二行"], 4, { at: "piece", index: 0, seam: "\n" }],
    ["before a blank", ["One. Two."], 4, { at: "piece", index: 0, seam: " " }],
    ["where two pieces meet", ["使节明", "确告诉"], 3, { at: "seam", index: 1 }],
    ["in the blank between two", ["the shared", "future"], 10, { at: "seam", index: 1 }],
    ["inside the second piece", ["使节明", "确告诉"], 4, { at: "piece", index: 1, seam: "" }],
  ] as const)("%s", (_name, texts, offset, expected) => {
    const pieces = texts.map(plain);
    const links = texts.slice(1).map((_, at) => ({ head: `${at}`, tail: `${at + 1}` }));
    const whole = joinPieces(
      pieces.map((piece, at) => ({ id: `${at}`, piece })),
      links,
    )[0];
    const cut = findCut(whole?.text.text ?? "", pieces, offset);
    expect(cut.ok && cut.value).toMatchObject(expected);
  });

  it.each([
    ["the beginning", "我们来了。", 0, "nothing-beside"],
    ["the end", "我们来了。", 5, "nothing-beside"],
    ["nothing but blanks before", "　我们", 1, "nothing-beside"],
    ["half of a pair of surrogates", "𠮷野家", 1, "inside-character"],
    ["a letter and its accent", "e\u0301t", 1, "inside-character"],
    ["a family of people", "看👨‍👩‍👧好", 3, "inside-character"],
  ] as const)("refuses %s", (_name, text, offset, reason) => {
    expect(findCut(text, [plain(text)], offset)).toEqual({ ok: false, reason });
  });

  it("gives back the text as it was when the halves are joined, emphasis too, cut after cut", () => {
    const texts = fc.string({
      unit: fc.constantFrom("字", "词", "a", "b", " ", "\n", "。", "𠮷", "é"),
      minLength: 2,
      maxLength: 24,
    });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        (given, cuts, from, to) => {
          const text = given.trim();
          fc.pre(text !== "");
          const [start, end] = [from % text.length, to % text.length].toSorted((a, b) => a - b);
          const marks = start === end ? [] : [{ start: start ?? 0, end: end ?? 0, mark: "bold" as const }];
          let pieces: Piece[] = [{ id: "p0", piece: { text, marks } }];
          for (const [at, pick] of cuts.entries()) {
            const cut = findCut(
              text,
              pieces.map(({ piece }) => piece),
              pick % (text.length + 1),
            );
            if (!cut.ok || cut.value.at === "seam") continue;
            const { index, head, tail, seam } = cut.value;
            const whole = pieces[index];
            if (whole === undefined) continue;
            const rest = { id: `c${at}`, piece: tail, cut: { fromId: "p0", seam } };
            pieces = [...pieces.slice(0, index), { ...whole, piece: head }, rest, ...pieces.slice(index + 1)];
          }
          const links = pieces.slice(1).map(({ id }, at) => ({ head: pieces[at]?.id ?? "", tail: id }));
          const joined = joinPieces(pieces, links)[0]?.text;
          expect(joined?.text).toBe(text);
          const isBold = (rich: RichText | undefined) =>
            Array.from(text, (_, at) => rich?.marks.some((span) => span.start <= at && at < span.end));
          const blank = (at: number) => /\s/u.test(text.charAt(at));
          const bold = isBold({ text, marks });
          isBold(joined).forEach((value, at) => {
            if (!blank(at)) expect(value).toBe(bold[at]);
          });
        },
      ),
    );
  });
});

it("isBetweenCharacters tells the ends of a text from what lies inside a character", () => {
  expect([0, 1, 2, 3].map((at) => isBetweenCharacters("a👍", at))).toEqual([true, true, false, true]);
});

it("firstWords never ends inside a character", () => {
  expect(firstWords(`${"字".repeat(29)}👍👍`)).toBe(`${"字".repeat(29)}👍`);
});
