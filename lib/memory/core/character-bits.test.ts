import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CharacterBits } from "./character-bits";

const codes = fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 300 });

/** Texts that lack at most `most` of the marks of `wanted`, counted one by one. */
function slowly(texts: readonly (readonly number[])[], wanted: readonly number[], most: number): number[] {
  const marksOf = (text: readonly number[]): Set<number> => new Set(new CharacterBits(1).marksOf(text));
  const marks = [...marksOf(wanted)];
  return texts.flatMap((text, at) => {
    const has = marksOf(text);
    return marks.filter((mark) => !has.has(mark)).length <= most ? [at] : [];
  });
}

function bitsOf(texts: readonly (readonly number[])[]): CharacterBits {
  const bits = new CharacterBits(texts.length);
  texts.forEach((text, at) => {
    for (const code of text) bits.mark(at, code);
  });
  return bits;
}

describe("character bits", () => {
  it("finds the texts that lack at most so many marks, in any stretch", () => {
    fc.assert(
      fc.property(
        fc.array(codes, { maxLength: 90 }),
        codes,
        fc.nat(260),
        fc.nat(90),
        fc.nat(90),
        (texts, wanted, most, one, other) => {
          const bits = bitsOf(texts);
          const [from, to] = [
            Math.min(one, other, texts.length),
            Math.min(Math.max(one, other), texts.length),
          ];
          const found = new Uint32Array(texts.length);
          const count = bits.find(bits.marksOf(wanted), { from, to }, most, found);
          const expected = slowly(texts, wanted, most).filter((at) => at >= from && at < to);
          expect([...found.subarray(0, count)]).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("counts to 256 marks and not over", () => {
    const all = Array.from({ length: 20_000 }, (_, at) => at);
    const bits = bitsOf([[], all]);
    const marks = bits.marksOf(all);
    expect(marks).toHaveLength(256);
    const found = new Uint32Array(2);
    expect(bits.find(marks, { from: 0, to: 2 }, 255, found)).toBe(1);
    expect(bits.find(marks, { from: 0, to: 2 }, 256, found)).toBe(2);
    expect(bits.find(marks, { from: 0, to: 2 }, 0, found)).toBe(1);
  });
});
