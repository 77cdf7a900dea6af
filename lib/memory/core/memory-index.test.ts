import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queryOf, searchAll, unitOf } from "./brute-force.fixture";
import { contextOf, NO_CONTEXT } from "./context";
import { LONGEST_KEY, MemoryIndex, type MemoryQuery } from "./memory-index";
import { bitsOfOrigins, DEFAULT_WEIGHTS } from "./score";
import type { IndexedUnit } from "./unit-columns";

/** Sentences that are near to each other: edits of a few, and numbers in them. */
const BASES = [
  "我们要坚持和平发展道路，推动构建人类命运共同体。",
  "各国应该加强合作，共同应对全球性挑战，2023年贸易额增长5.2%。",
  "谢谢大家。",
  "改革开放是决定当代中国前途命运的关键一招，也是实现民族复兴的关键一招，必须坚持下去，不能停顿。",
  "𠮷野家的招牌上写着𠮷字。",
];
const character = fc.constantFrom(..."的是中国和发展合作12，。𠮷😀a ");

const edited = fc
  .tuple(
    fc.constantFrom(...BASES),
    fc.array(fc.tuple(fc.nat(60), fc.nat(3), character), { maxLength: 14 }),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([base, edits, times]) => {
    const text = Array.from(base.repeat(times));
    for (const [place, taken, put] of edits) text.splice(place % (text.length + 1), taken, put);
    return text.join("");
  });
const segment = fc.oneof(
  edited,
  fc.string({ unit: character, maxLength: 12 }),
  fc.string({ unit: "grapheme" }),
);
const context = fc.constantFrom(NO_CONTEXT, contextOf(null), contextOf("谢谢"), contextOf("你好"));
const attributes = fc.record({
  before: context,
  after: context,
  origins: fc.nat(7),
  project: fc.integer({ min: 1, max: 2 }),
});
const units = (most: number): fc.Arbitrary<IndexedUnit[]> =>
  fc
    .array(fc.tuple(segment, attributes), { maxLength: most })
    .map((list) => list.map(([text, more], id) => unitOf(id, text, more)));
const query: fc.Arbitrary<MemoryQuery> = fc
  .tuple(segment, context, context)
  .map(([text, before, after]) => queryOf(text, { before, after }));
const options = fc.record({
  threshold: fc.oneof(
    fc.constantFrom(0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1),
    fc.double({ min: 0.05, max: 1, noNaN: true }),
  ),
  limit: fc.integer({ min: 1, max: 12 }),
});

describe("memory index", () => {
  it("is whole between the steps in which it is built and put in order", () => {
    const ALONE = "绿水青山就是金山银山";
    const all = Array.from({ length: 2_200 }, (_, id) =>
      unitOf(id, id === 500 ? ALONE : `第${id}次会议讨论合作`),
    );
    const building = MemoryIndex.building(all.slice(0, 1_100));
    let step = building.next();
    while (step.done !== true) step = building.next();
    const index = step.value;
    let steps = 0;
    for (const unit of all.slice(1_100))
      for (const _ of index.adding(unit)) {
        steps += 1;
        expect(index.search(queryOf(ALONE)).map(({ id }) => id)).toEqual([500]);
      }
    expect(steps).toBeGreaterThan(0);
    const wanted = queryOf("第9次会议讨论合作");
    expect(index.search(wanted)).toEqual(MemoryIndex.of(all).search(wanted));
  });

  it("gives what comparing every unit gives", () => {
    fc.assert(
      fc.property(units(60), query, options, (all, wanted, asked) => {
        expect(MemoryIndex.of(all).search(wanted, asked)).toEqual(searchAll(all, wanted, asked));
      }),
      { numRuns: 300 },
    );
  });

  it("gives it for units near the query, which are what a person looks for", () => {
    fc.assert(
      fc.property(units(60), fc.nat(59), options, (all, at, asked) => {
        const unit = all[at % Math.max(1, all.length)];
        const wanted = queryOf(`${unit?.key ?? "和平"}了`);
        expect(MemoryIndex.of(all).search(wanted, asked)).toEqual(searchAll(all, wanted, asked));
      }),
      { numRuns: 200 },
    );
  });

  it("does not care in what order units came, nor which were added later", () => {
    fc.assert(
      fc.property(units(40), query, options, fc.nat(40), (all, wanted, asked, early) => {
        const expected = MemoryIndex.of(all).search(wanted, asked);
        expect(MemoryIndex.of(all.toReversed()).search(wanted, asked)).toEqual(expected);
        const grown = MemoryIndex.of(all.slice(0, early));
        for (const unit of all.slice(early)) grown.add(unit);
        expect(grown.search(wanted, asked)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it("is as if removed units had never been there, and holds a changed one once", () => {
    fc.assert(
      fc.property(
        units(40),
        query,
        options,
        fc.array(fc.nat(40)),
        edited,
        (all, wanted, asked, gone, other) => {
          const index = MemoryIndex.of(all.slice(0, 25));
          for (const unit of all.slice(25)) index.add(unit);
          for (const id of gone) index.remove(id);
          const left = all.filter(({ id }) => !gone.includes(id));
          const changed = left.map((unit) => (unit.id % 5 === 0 ? unitOf(unit.id, other) : unit));
          for (const unit of changed) if (unit.id % 5 === 0) index.add(unit);
          expect(index.search(wanted, asked)).toEqual(searchAll(changed, wanted, asked));
          expect(index.figures().units).toBe(changed.filter(({ key }) => key !== "").length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("merges what was added one by one, and loses nothing", () => {
    const all = Array.from({ length: 5_000 }, (_, id) =>
      unitOf(id, `第${id % 700}次会议讨论了第${id}号${"议题".repeat(id % 9)}。`),
    );
    const index = new MemoryIndex();
    for (const unit of all) index.add(unit);
    for (let id = 0; id < 5_000; id += 3) expect(index.remove(id)).toBe(true);
    expect(index.remove(3)).toBe(false);
    const left = all.filter(({ id }) => id % 3 !== 0);
    const { units: count, runs } = index.figures();
    expect(count).toBe(left.length);
    expect(runs).toBeLessThan(6);
    for (const text of ["第3次会议讨论了第8号议题。", "会议讨论了议题议题议题"])
      expect(index.search(queryOf(text), { limit: 9 })).toEqual(
        searchAll(left, queryOf(text), { threshold: 0.7, limit: 9 }),
      );
  });

  it("puts the same in its context before the same, and what nobody reviewed after it", () => {
    const [before, after] = [contextOf("前一段"), contextOf(null)];
    const text = "我们的目标一定能够实现。";
    const index = MemoryIndex.of([
      unitOf(1, text),
      unitOf(2, text, { before, after }),
      unitOf(3, text, { before }),
      unitOf(4, text, { origins: bitsOfOrigins(["unreviewed"]) }),
      unitOf(5, text, { origins: bitsOfOrigins(["machine", "imported"]) }),
      unitOf(6, text, { project: 2 }),
      unitOf(7, text),
      unitOf(8, "我們的目標一定能夠實現。"),
      unitOf(9, "我们的目标一定能够达到。"),
    ]);
    const found = index.search(queryOf(text, { before, after }), { limit: 20 });
    expect(found.map(({ id }) => id)).toEqual([2, 3, 7, 1, 8, 6, 4, 5, 9]);
    expect(found[0]?.score).toBeCloseTo(1 + 2 * DEFAULT_WEIGHTS.side, 9);
  });

  it("finds what differs in a number alone, and says so", () => {
    const index = MemoryIndex.of([
      unitOf(1, "出口增长5.2%，进口增长3.1%。"),
      unitOf(2, "出口增长5.2%，进口增长3%。"),
    ]);
    const found = index.search(queryOf("出口增长6.1%，进口增长3%。"));
    expect(found.map(({ id, distance, hasSameNumbers }) => [id, distance, hasSameNumbers])).toEqual([
      [2, 0, false],
      [1, 0, false],
    ]);
  });

  it.each([
    ["nothing", ""],
    ["only quotation marks and blanks", "“ ”　"],
    ["a key longer than any that is kept", "长".repeat(LONGEST_KEY + 1)],
  ])("finds nothing for %s, and keeps no such unit", (_name, text) => {
    const index = MemoryIndex.of([unitOf(1, text)]);
    index.add(unitOf(2, text));
    expect(index.figures().units).toBe(0);
    expect(index.search(queryOf(text), { threshold: 0.1 })).toEqual([]);
  });

  it("looks at texts of many thousand characters", () => {
    const long = "生态文明建设".repeat(2_000);
    const index = MemoryIndex.of([unitOf(1, long), unitOf(2, `${long}好`), unitOf(3, long.slice(0, 7_000))]);
    expect(index.search(queryOf(long)).map(({ id, distance }) => [id, distance])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});
