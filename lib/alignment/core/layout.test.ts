import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignTexts, realign } from "./align-layout";
import { beginHistory, goOn, redo, undo } from "./edit-history";
import {
  accept,
  acceptAll,
  type Edit,
  joinNext,
  markAlone,
  moveUnit,
  nextDoubtful,
  splitAt,
  unlink,
} from "./edit-layout";
import { smallLexicon } from "./fixtures/small-lexicon";
import { isLayoutOf, type Layout, type LayoutBead, placesOf } from "./layout";
import { toPlacings } from "./placings";

const lexicon = smallLexicon();
const plain = (texts: readonly string[]) => texts.map((text) => ({ text, label: null }));
const bead = (source: number, target: number, confidence = 0.5): LayoutBead => ({
  ...{ source, target, confidence, fixed: false },
});
const shapes = ({ beads }: Layout) => beads.map(({ source, target }) => [source, target]);
const change = (layout: Layout, edit: Edit): Layout => edit(layout) ?? layout;

/** Two paragraphs on either side, with two sentences each. */
const ZH = ["甲乙丙丁。戊己庚辛。", "子丑寅卯。辰巳午未。"];
const EN = ["One is here. Two is here.", "Three is here. Four is here."];
const cut = (texts: readonly string[], sizes: readonly number[]) =>
  texts.flatMap((text, paragraph) => {
    const [first = 0] = sizes;
    return [
      { paragraph, start: 0, end: first },
      { paragraph, start: text.length - first, end: text.length },
    ];
  });
const layoutOf = (beads: readonly LayoutBead[]): Layout => ({
  source: cut(ZH, [5]),
  target: [
    { paragraph: 0, start: 0, end: 12 },
    { paragraph: 0, start: 13, end: 25 },
    { paragraph: 1, start: 0, end: 14 },
    { paragraph: 1, start: 15, end: 28 },
  ],
  beads,
});
const even = layoutOf([bead(1, 1), bead(1, 1, 0.9), bead(1, 1, 0.2), bead(1, 1, 0.9)]);

describe("edits", () => {
  it.each<[string, Edit, number[][]]>([
    [
      "join",
      joinNext(1),
      [
        [1, 1],
        [2, 2],
        [1, 1],
      ],
    ],
    [
      "unlink",
      unlink(0),
      [
        [1, 0],
        [0, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ],
    [
      "move the target's first before",
      moveUnit(1, "target", "before"),
      [
        [1, 2],
        [1, 0],
        [1, 1],
        [1, 1],
      ],
    ],
    [
      "move the source's last after",
      moveUnit(1, "source", "after"),
      [
        [1, 1],
        [0, 1],
        [2, 1],
        [1, 1],
      ],
    ],
    [
      "split inside a sentence",
      splitAt(0, { side: "target", unit: 0, offset: 4 }),
      [
        [0, 1],
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ],
    [
      "mark as left out and added",
      markAlone(3),
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
    ],
  ])("%s", (_name, edit, expected) => {
    const next = edit(even);
    expect(next === null ? null : shapes(next)).toEqual(expected);
  });

  it("a bead without units is gone", () => {
    const one = change(even, unlink(0));
    expect(shapes(change(one, moveUnit(1, "target", "before")))).toEqual(shapes(even));
  });

  it.each<[string, Edit]>([
    ["join the last", joinNext(3)],
    ["unlink what has one side", unlink(9)],
    ["move before the first", moveUnit(0, "source", "before")],
    ["split at a bead's beginning", splitAt(1, { side: "target", unit: 1, offset: 13 })],
  ])("there is nothing to do: %s", (_name, edit) => {
    expect(edit(even)).toBeNull();
  });

  it("goes round the doubtful ones until all are seen to", () => {
    expect(nextDoubtful(even, 0)).toBe(2);
    expect(nextDoubtful(even, 2)).toBe(0);
    expect(nextDoubtful(change(change(even, accept(2)), accept(0)), 0)).toBeNull();
    expect(nextDoubtful(change(even, acceptAll), 0)).toBeNull();
  });

  const anyEdit = fc
    .record({
      at: fc.nat(6),
      kind: fc.constantFrom("join", "split", "move", "unlink", "alone", "accept", "all"),
      side: fc.constantFrom("source" as const, "target" as const),
      to: fc.constantFrom("before" as const, "after" as const),
      unit: fc.nat(8),
      offset: fc.nat(28),
    })
    .map(({ at, kind, side, to, unit, offset }): Edit => {
      if (kind === "join") return joinNext(at);
      if (kind === "split") return splitAt(at, { side, unit, offset });
      if (kind === "move") return moveUnit(at, side, to);
      if (kind === "unlink") return unlink(at);
      return kind === "alone" ? markAlone(at) : kind === "accept" ? accept(at) : acceptAll;
    });

  it("keep each unit in one bead and all of the text, and are taken back one by one", () => {
    const texts = {
      source: ZH.map((text, at) => ({ id: String(at), text, label: null })),
      target: EN.map((text) => ({ text, marks: [], label: null })),
    };
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), (edits) => {
        let history = beginHistory(even);
        const seen = [even];
        for (const edit of edits) {
          const next = edit(history.present);
          if (next === null) continue;
          expect(isLayoutOf(next, ZH, EN)).toBe(true);
          const all = toPlacings(next, texts)
            .map(({ text }) => text)
            .join("");
          expect(all.replace(/\s/g, "")).toBe(EN.join("").replace(/\s/g, ""));
          history = goOn(history, next);
          seen.push(next);
        }
        const { present } = history;
        for (const before of seen.slice(0, -1).reverse()) {
          history = undo(history);
          expect(history.present).toBe(before);
        }
        expect(undo(history)).toBe(history);
        for (let count = 1; count < seen.length; count += 1) history = redo(history);
        expect(history.present).toBe(present);
      }),
    );
  });
});

describe("alignTexts", () => {
  const source = plain(["村子在河边。冬天山上有雪。", "老师有1200本书。", "学生修了一座桥。图书馆在哪里？"]);
  const target = plain([
    "The village is by the river. In winter there is snow on the mountain.",
    "The teacher has 1,200 books. The students built a bridge. Where is the library?",
  ]);

  it("pairs sentences of one paragraph with those of several", () => {
    const layout = alignTexts({ source, target }, [], { lexicon });
    expect(shapes(layout)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const texts = {
      source: source.map((one, at) => ({ ...one, id: `p${at}` })),
      target: target.map((one) => ({ ...one, marks: [] })),
    };
    expect(toPlacings(layout, texts).map(({ paragraphIds, text }) => [paragraphIds, text])).toEqual([
      [["p0"], target[0]?.text],
      [["p1"], "The teacher has 1,200 books."],
      [["p2"], "The students built a bridge. Where is the library?"],
    ]);
  });

  it("keeps what was fixed and crosses none of it", () => {
    const wrong = {
      source: { paragraph: 1, start: 0, end: 10 },
      target: { paragraph: 1, start: 29, end: 57 },
    };
    const layout = alignTexts({ source, target }, [wrong], { lexicon });
    const at = layout.beads.findIndex(({ fixed }) => fixed);
    const place = placesOf(layout)[at];
    expect(layout.source[place?.source.from ?? 0]).toEqual(wrong.source);
    expect(layout.target[place?.target.from ?? 0]).toEqual(wrong.target);
    expect(
      isLayoutOf(
        layout,
        source.map(({ text }) => text),
        target.map(({ text }) => text),
      ),
    ).toBe(true);
  });

  it("leaves what was left out and fixed where it lies among the others", () => {
    const omitted = {
      source: { paragraph: 0, start: 6, end: 13 },
      target: { paragraph: 0, start: 28, end: 28 },
    };
    const layout = alignTexts({ source, target }, [omitted], { lexicon });
    const at = layout.beads.findIndex(({ fixed }) => fixed);
    expect(placesOf(layout)[at]).toEqual({ source: { from: 1, to: 2 }, target: { from: 1, to: 1 } });
    expect(layout.beads[0]).toMatchObject({ source: 1, target: 1 });
  });

  it("aligned again, leaves each fixed bead as it is, whatever was fixed", () => {
    const start = alignTexts({ source, target }, [], { lexicon });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 4 }), (edits) => {
        const edited = edits.reduce(
          (layout, [at, isUnlink]) => change(layout, isUnlink ? unlink(at) : joinNext(at)),
          start,
        );
        const kept = (layout: Layout) => {
          const places = placesOf(layout).filter((_, at) => layout.beads[at]?.fixed);
          return new Set(places.map((place) => JSON.stringify(place)));
        };
        const again = realign({ source, target }, edited, { lexicon });
        expect([...kept(again)].sort()).toEqual([...kept(edited)].sort());
        expect(
          isLayoutOf(
            again,
            source.map(({ text }) => text),
            target.map(({ text }) => text),
          ),
        ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
