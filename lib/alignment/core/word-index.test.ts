import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWord, indexWords } from "./word-index";

describe("an index of words", () => {
  it("finds each at its place, and nothing else", () => {
    const words = fc.uniqueArray(fc.string({ unit: "binary", maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(words, fc.array(fc.string({ unit: "binary", maxLength: 4 })), (all, others) => {
        const slots = indexWords(all);
        const find = (word: string) => findWord(slots, word, (place) => all[place] === word);
        expect(all.map(find)).toEqual(all.map((_, place) => place));
        for (const other of others) expect(find(other)).toBe(all.indexOf(other));
      }),
    );
  });
});
