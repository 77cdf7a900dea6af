import { describe, expect, it } from "vitest";
import { pieceAt, placePieces } from "./pieces";

describe("placePieces", () => {
  it.each([
    ["one piece", "明确告诉", ["明确告诉"], [0]],
    ["halves that meet", "使节明确告诉", ["使节明", "确告诉"], [0, 3]],
    ["halves with a space between", "the shared future", ["the shared", "future"], [0, 11]],
    ["three of both kinds", "ab cd中", ["ab", "cd", "中"], [0, 3, 5]],
  ])("%s", (_name, text, pieces, starts) => {
    expect(placePieces(text, pieces)).toEqual(starts);
  });
});

describe("pieceAt", () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [9, 1],
  ])("offset %i lies in piece %i", (offset, piece) => {
    expect(pieceAt([0, 3], offset)).toBe(piece);
  });
});
