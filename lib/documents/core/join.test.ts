import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RichText } from "@/lib/text/core/marks";
import { joinPieces, type Link, type Piece } from "./join";

const rich = (text: string): RichText => ({
  text,
  marks: text === "" ? [] : [{ start: 0, end: 1, mark: "bold" }],
});
const piece = (id: string, text: string): Piece => ({ id, piece: rich(text) });

describe("joinPieces", () => {
  it("gives the head its own piece and those joined into it, with their emphasis", () => {
    const joined = joinPieces(
      [piece("a", "明"), piece("b", "确"), piece("c", "丙")],
      [{ head: "a", tail: "b" }],
    );
    expect(joined).toEqual([
      {
        id: "a",
        joinedIntoId: null,
        text: {
          text: "明确",
          marks: [
            { start: 0, end: 1, mark: "bold" },
            { start: 1, end: 2, mark: "bold" },
          ],
        },
      },
      { id: "b", joinedIntoId: "a", text: rich("确") },
      { id: "c", joinedIntoId: null, text: rich("丙") },
    ]);
  });

  it("takes the first link of a chain away exactly: the second half keeps what was joined into it", () => {
    const pieces = [piece("a", "一"), piece("b", "二"), piece("c", "三")];
    const chain: Link[] = [
      { head: "a", tail: "b" },
      { head: "b", tail: "c" },
    ];
    expect(joinPieces(pieces, chain).map((entry) => entry.joinedIntoId)).toEqual([null, "a", "a"]);
    const undone = joinPieces(pieces, chain.slice(1));
    expect(undone.map((entry) => [entry.joinedIntoId, entry.text.text])).toEqual([
      [null, "一"],
      [null, "二三"],
      ["b", "三"],
    ]);
  });

  it("sets a space between halves of a text that is written with spaces, and none in Chinese", () => {
    const english = joinPieces(
      [piece("a", "the same"), piece("b", "ambassadors")],
      [{ head: "a", tail: "b" }],
    );
    expect(english[0]?.text.text).toBe("the same ambassadors");
    const chinese = joinPieces([piece("a", "签署了RC"), piece("b", "EP协定")], [{ head: "a", tail: "b" }]);
    expect(chinese[0]?.text.text).toBe("签署了RCEP协定");
  });

  it("lets words meet over a piece that says nothing any more", () => {
    const emptied = (text: string) => ({ id: text, piece: { text: "", marks: [] } });
    const links = (run: readonly Piece[]) =>
      run.slice(1).map(({ id }) => ({ head: run[0]?.id ?? "", tail: id }));
    const said = (run: readonly Piece[]) => joinPieces(run, links(run))[0]?.text.text;
    expect(said([piece("a", "the open"), emptied("b"), emptied("c"), piece("d", "door")])).toBe(
      "the open door",
    );
    expect(said([emptied("a"), piece("b", "the open"), emptied("c")])).toBe("the open");
    const cut = { ...emptied("b"), cut: { fromId: "a", seam: " " } };
    expect(said([piece("a", "the open"), cut, piece("c", "door")])).toBe("the open door");
    expect(said([piece("a", "开放"), emptied("b"), piece("c", "合作")])).toBe("开放合作");
  });

  const world = fc
    .array(fc.string({ unit: "binary", maxLength: 6 }), { minLength: 2, maxLength: 9 })
    .chain((texts) =>
      fc.record({ texts: fc.constant(texts), links: fc.subarray([...texts.keys()].slice(1)) }),
    );

  it("loses no character, whatever is joined", () => {
    fc.assert(
      fc.property(world, ({ texts, links }) => {
        const pieces = texts.map((text, at) => piece(`p${at}`, `国${text}`));
        const joined = joinPieces(
          pieces,
          links.map((at) => ({ head: `p${at - 1}`, tail: `p${at}` })),
        );
        const shown = joined.filter((entry) => entry.joinedIntoId === null).map((entry) => entry.text.text);
        expect(shown.join("")).toBe(pieces.map((entry) => entry.piece.text).join(""));
      }),
    );
  });

  it("comes back to the same state when a link is added and taken away, in any order", () => {
    fc.assert(
      fc.property(world, fc.nat(), ({ texts, links }, pick) => {
        const pieces = texts.map((text, at) => piece(`p${at}`, text));
        const all = links.map((at): Link => ({ head: `p${at - 1}`, tail: `p${at}` }));
        const extra = { head: `p${pick % (texts.length - 1)}`, tail: `p${(pick % (texts.length - 1)) + 1}` };
        const without = all.filter((link) => link.tail !== extra.tail);
        const before = joinPieces(pieces, without);
        const shuffled = [extra, ...without.toReversed()].filter((link) => link !== extra);
        expect(joinPieces(pieces, shuffled)).toEqual(before);
      }),
    );
  });
});
