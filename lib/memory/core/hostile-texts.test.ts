import { describe, expect, it } from "vitest";
import { HOSTILE_TEXTS } from "@/lib/quality/core/fixtures/hostile";
import { queryOf, searchAll, unitOf } from "./brute-force.fixture";
import { compareTexts } from "./differences";
import { fillNumbers } from "./fill-numbers";
import { MemoryIndex } from "./memory-index";
import { keyOf } from "./memory-key";
import { chooseParts } from "./part";
import { placePart } from "./place-part";

const SHORT = [5, 90, 100, 120] as const;
const LONG = 3_000;

describe("hostile texts", () => {
  const units = HOSTILE_TEXTS.flatMap(([, make], at) =>
    SHORT.map((length, place) => unitOf(at * SHORT.length + place, make(length))),
  );
  const index = MemoryIndex.of(units);

  it.each(HOSTILE_TEXTS)("are found as comparing every unit finds them: %s", (_name, make) => {
    for (const text of [make(100), `${make(60)}和平${make(50)}`])
      for (const threshold of [0.5, 0.7, 0.9])
        expect(index.search(queryOf(text), { threshold, limit: 7 })).toEqual(
          searchAll(units, queryOf(text), { threshold, limit: 7 }),
        );
  });

  it.each(HOSTILE_TEXTS)("of any length are gone through whole: %s", (_name, make) => {
    const [segment, source] = [make(LONG), `${make(LONG / 2)}和平${make(LONG / 2)}`];
    const key = keyOf(segment);
    const long = MemoryIndex.of([...units, unitOf(1_000, source), unitOf(1_001, segment)]);
    if (key.text !== "") expect(long.search(queryOf(segment))[0]).toMatchObject({ distance: 0 });
    const { differences, numbers } = compareTexts(key, keyOf(source));
    for (const { segment: one, unit: other } of differences) {
      expect(one.end).toBeLessThanOrEqual(segment.length);
      expect(other.end).toBeLessThanOrEqual(source.length);
    }
    expect(fillNumbers(source, numbers).open.length).toBeLessThanOrEqual(numbers.length);
    const parts = chooseParts(segment, key, long.passages(key));
    expect(parts.length).toBeLessThanOrEqual(20);
    for (const { places } of parts)
      for (const place of places) {
        const unit = place.id < 1_000 ? (units[place.id]?.key ?? "") : source;
        const placed = placePart({ source: unit, target: source }, place);
        expect(placed.target.end).toBeLessThanOrEqual(source.length);
      }
  });
});
