import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adoptPhrase, placePhrase, wholeLetters } from "./adopt";

/** A text with [the phrase] in brackets. */
function phraseIn(marked: string): { text: string; phrase: { start: number; end: number } } {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { text: marked.replace(/[[\]]/g, ""), phrase: { start, end } };
}

describe("a phrase that is adopted", () => {
  it.each<[string, string, string, string]>([
    ["replaces the words in its place", "We seek peace.", "We [want] peace.", "We want peace."],
    [
      "leaves what stands for other words beside it",
      "Both sides want to cooperate.",
      "Both sides [wish] to strengthen cooperation.",
      "Both sides wish to cooperate.",
    ],
    ["goes in where nothing stands", "A plan.", "A [bold ]plan.", "A bold plan."],
    ["is the whole of an empty text", "", "A [bold] plan.", "bold"],
    ["replaces one word by several", "A big plan.", "A [truly good] plan.", "A truly good plan."],
    ["changes nothing that is the same", "A bold plan.", "A [bold] plan.", "A bold plan."],
    [
      "reaches over same and other words",
      "We seek a lasting peace.",
      "We [want a lasting] calm.",
      "We want a lasting peace.",
    ],
    ["comes last where the text has ended", "A plan.", "A plan.[ And a hope.]", "A plan. And a hope."],
  ])("%s", (_name, mine, marked, expected) => {
    const { text, phrase } = phraseIn(marked);
    const { rich, at } = adoptPhrase({ text: mine, marks: [] }, { text, marks: [] }, phrase);
    expect(rich.text).toBe(expected);
    expect(rich.text.slice(at.start, at.end)).toBe(text.slice(phrase.start, phrase.end));
  });

  it("brings its emphasis and leaves the rest as it was", () => {
    const mine = { text: "We seek peace.", marks: [{ start: 3, end: 13, mark: "bold" as const }] };
    const theirs = { text: "We truly want peace.", marks: [{ start: 9, end: 13, mark: "italic" as const }] };
    expect(adoptPhrase(mine, theirs, { start: 3, end: 13 }).rich).toEqual({
      text: "We truly want peace.",
      marks: [
        { start: 9, end: 13, mark: "italic" },
        { start: 13, end: 19, mark: "bold" },
      ],
    });
  });

  it("never parts a letter, wherever a phrase begins and ends", () => {
    const letters = fc.string({
      unit: fc.constantFrom("𠮷", "人", "a", " ", "🌾"),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(letters, letters, fc.nat(), fc.nat(), (mine, theirs, from, length) => {
        const start = from % theirs.length;
        const end = Math.min(theirs.length, start + 1 + (length % theirs.length));
        const phrase = wholeLetters(theirs, { start, end });
        const { rich } = adoptPhrase({ text: mine, marks: [] }, { text: theirs, marks: [] }, phrase);
        expect(theirs.slice(phrase.start, phrase.end).isWellFormed()).toBe(true);
        expect(rich.text.isWellFormed()).toBe(true);
      }),
    );
  });

  it("stands within the text whatever both are, and the whole text replaces the whole", () => {
    const words = fc.array(fc.constantFrom("a", "plan", "for", "peace", "共", "建", "."), { minLength: 1 });
    fc.assert(
      fc.property(words, words, fc.nat(), fc.nat(), (one, two, from, length) => {
        const [mine, theirs] = [one.join(" "), two.join(" ")];
        const start = from % theirs.length;
        const end = Math.min(theirs.length, start + 1 + (length % theirs.length));
        const place = placePhrase(mine, theirs, { start, end });
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.start).toBeLessThanOrEqual(place.end);
        expect(place.end).toBeLessThanOrEqual(mine.length);
        expect(
          adoptPhrase(
            { text: mine, marks: [] },
            { text: theirs, marks: [] },
            { start: 0, end: theirs.length },
          ).rich.text,
        ).toBe(theirs);
      }),
    );
  });
});
