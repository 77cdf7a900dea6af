import { describe, expect, it } from "vitest";
import { findTextEdits } from "@/lib/collaboration/core/text-edits";
import { appendPiece, splitAtSeam } from "./rendering-pieces";

const plain = (text: string) => ({ text, marks: [] });

function split(head: string, tail: string, now: string) {
  const { text } = appendPiece(plain(head), plain(tail));
  const seam = { text, tailStart: text.length - tail.length };
  const parts = splitAtSeam(plain(now), seam, findTextEdits(text, now));
  return parts === null ? null : [parts.head.text, parts.tail.text];
}

describe("splitAtSeam", () => {
  it.each([
    ["a word changed on each side", "ALPHA beta GAMMA delta.", ["ALPHA beta", "GAMMA delta."]],
    ["a comma at the seam", "Alpha beta, gamma rays.", ["Alpha beta,", "gamma rays."]],
    ["words at the ends", "The Alpha beta gamma or delta.", ["The Alpha beta", "gamma or delta."]],
    ["words at the seam", "Alpha beta and gamma delta.", null],
    ["the seam gone", "Alpha betagamma delta.", null],
    ["everything new", "What was said here is new.", null],
    ["the tail gone", "Alpha beta", null],
  ])("%s", (_name, now, parts) => {
    expect(split("Alpha beta", "gamma delta.", now)).toEqual(parts);
  });

  it("does not guess where one half was empty", () => {
    expect(split("", "gamma delta.", "Gamma delta.")).toBeNull();
  });
});
