import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsOf, unitOf } from "./brute-force.fixture";
import type { Passage } from "./find-passages";
import { MemoryIndex } from "./memory-index";
import { keyOf } from "./memory-key";
import { chooseParts, type PartOptions } from "./part";
import { SURE_LENGTH } from "./passage-grams";
import { placePart } from "./place-part";
import type { IndexedUnit } from "./unit-columns";

/** Every longest common stretch, by looking at each pair of places. */
function slowly(codes: Int32Array, units: readonly IndexedUnit[]): Passage[] {
  return units.flatMap(({ id, key }) => {
    const unit = pointsOf(key);
    const passages: Passage[] = [];
    for (let start = 0; start < codes.length; start += 1)
      for (let from = 0; from < unit.length; from += 1) {
        if (start > 0 && from > 0 && codes[start - 1] === unit[from - 1]) continue;
        let length = 0;
        while (
          start + length < codes.length &&
          from + length < unit.length &&
          codes[start + length] === unit[from + length]
        )
          length += 1;
        if (length >= SURE_LENGTH)
          passages.push({ start, end: start + length, id, startInUnit: from, unitLength: unit.length });
      }
    return passages;
  });
}

const sorted = (passages: readonly Passage[]): Passage[] =>
  passages.toSorted(
    (one, other) =>
      one.id - other.id ||
      one.start - other.start ||
      one.startInUnit - other.startInUnit ||
      one.end - other.end,
  );

describe("passages", () => {
  const text = fc.string({ unit: fc.constantFrom("中", "国", "的", "𠮷", "，"), maxLength: 60 });

  it("are all longest common stretches of six code points and more", () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 12 }), fc.nat(12), (segment, others, early) => {
        const units = others.map((other, id) => unitOf(id, other));
        const index = MemoryIndex.of(units.slice(0, early));
        for (const unit of units.slice(early)) index.add(unit);
        const key = keyOf(segment);
        expect(sorted(index.passages(key))).toEqual(sorted(slowly(key.codes, units)));
      }),
      { numRuns: 300 },
    );
  });

  it("are not told of removed units", () => {
    const index = MemoryIndex.of([unitOf(1, "绿水青山就是金山银山"), unitOf(2, "绿水青山就是金山银山")]);
    index.remove(1);
    expect(index.passages(keyOf("我们说，绿水青山就是金山银山。")).map(({ id }) => id)).toEqual([2]);
  });

  it("are found in bounded work where every unit has the same", () => {
    const stock = "坚持和平发展道路不动摇";
    const index = MemoryIndex.of(
      Array.from({ length: 3_000 }, (_, id) => unitOf(id, stock.repeat(1 + (id % 3)))),
    );
    const found = index.passages(keyOf(stock.repeat(200)));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(40_000);
  });
});

describe("parts", () => {
  const partsOf = (segment: string, units: readonly IndexedUnit[], options?: PartOptions) =>
    chooseParts(segment, keyOf(segment), MemoryIndex.of(units).passages(keyOf(segment)), options);
  const shown = (segment: string, units: readonly IndexedUnit[]): string[] =>
    partsOf(segment, units).map(
      ({ kind, start, end, places }) =>
        `${kind} ${segment.slice(start, end)} ${places.map(({ id }) => id).join(",")}`,
    );

  it("tell units, quotations, sentences and clauses from mere pieces", () => {
    const segment =
      "去年我说过：“绿水青山就是金山银山”，这句话大家都记得。我们要走生态优先的道路。今天，面对新的情况和新的任务，必须把保护放在第一位不动摇。";
    expect(
      shown(segment, [
        unitOf(1, "绿水青山就是金山银山。"),
        unitOf(2, "会上强调，绿水青山就是金山银山这个道理。"),
        unitOf(3, "他指出：我们要走生态优先的道路。谢谢。"),
        unitOf(4, "各位代表，面对新的情况和新的任务，我们有信心。"),
        unitOf(5, "无论如何，都必须把保护放在第一位才行"),
        unitOf(6, "这句话大"),
      ]),
    ).toEqual([
      "unit 绿水青山就是金山银山 1,2",
      "sentence 我们要走生态优先的道路 3",
      "clause 面对新的情况和新的任务 4",
      "piece 必须把保护放在第一位 5",
    ]);
  });

  it("match with other numbers in them", () => {
    expect(
      shown("他说，全年新增就业1200万人，成绩来之不易。", [unitOf(7, "全年新增就业1100万人，完成目标。")]),
    ).toEqual(["clause 全年新增就业1200万人 7"]);
  });

  it("are none where the segment itself is a unit, or what is common is short", () => {
    expect(shown("坚持和平发展道路。", [unitOf(1, "坚持和平发展道路。")])).toEqual([]);
    expect(shown("大家都要坚持和平发展啊", [unitOf(1, "我们坚持和平发展吗")])).toEqual([]);
  });

  it("tell the newest units, and how many there are", () => {
    const units = Array.from({ length: 9 }, (_, id) =>
      unitOf(id, `第${id}回，构建人类命运共同体，${"好".repeat(id)}`),
    );
    const [part] = partsOf("我们提出，构建人类命运共同体，共建美好世界。", units, { places: 2 });
    expect(part).toMatchObject({ units: 9, places: [{ id: 8 }, { id: 7 }] });
  });

  it("stand in the sentence of the translation that renders them", () => {
    const segment = "他引用说：“绿水青山就是金山银山”。";
    const source = "我们来过这里。绿水青山就是金山银山。谢谢。";
    const target =
      "We have been here. Clear waters and green mountains are worth mountains of gold. Thank you.";
    const place = partsOf(segment, [unitOf(1, source)])[0]?.places[0];
    if (place === undefined) throw new Error("The part is not found.");
    const placed = placePart({ source, target }, place);
    expect(source.slice(placed.source.start, placed.source.end)).toBe("绿水青山就是金山银山");
    expect(target.slice(placed.target.start, placed.target.end)).toBe(
      "Clear waters and green mountains are worth mountains of gold.",
    );
    expect(placed.isSure).toBe(true);
    const joined = target.replace("here. Clear", "here, and clear");
    const guessed = placePart({ source, target: joined }, place);
    expect(joined.slice(guessed.target.start, guessed.target.end)).toContain("mountains of gold");
    expect(guessed.isSure).toBe(false);
    const links = [{ source: { start: 7, end: 18 }, target: { start: 0, end: 18 } }];
    expect(placePart({ source, target, links }, place)).toMatchObject({
      target: { start: 0, end: 18 },
      isSure: true,
    });
  });
});
