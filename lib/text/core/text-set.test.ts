import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextSet } from "./text-set";

describe("TextSet", () => {
  it("knows what was added, as a set of the texts does", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), fc.string({ maxLength: 4 }), (texts, other) => {
        const set = new TextSet();
        const known = new Set<string>();
        for (const text of texts) {
          expect(set.add(text)).toBe(!known.has(text));
          known.add(text);
        }
        expect(set.size).toBe(known.size);
        expect(set.has(other)).toBe(known.has(other));
      }),
    );
  });

  it("tells a hundred thousand ids apart", () => {
    const set = new TextSet();
    for (let at = 0; at < 100_000; at += 1) set.add(`0198a000-0000-7000-8000-${at}`);
    expect(set.size).toBe(100_000);
    expect(set.has("0198a000-0000-7000-8000-99999")).toBe(true);
    expect(set.has("0198a000-0000-7000-8000-100000")).toBe(false);
  });
});
