import { describe, expect, it } from "vitest";
import { keepPieces } from "./kept-pieces";

const row = (id: string, text: string, joinedIntoId: string | null = null, seam?: string) => ({
  piece: { id, piece: { text, marks: [] }, cut: seam === undefined ? undefined : { fromId: "a", seam } },
  joinedIntoId,
});
const kept = (id: string, text: string, seam = "") => ({ id, text, marks: [], seam });

describe("keepPieces", () => {
  it("tells what each is made of: a shown one of all that is joined into it, in order", () => {
    const made = keepPieces([row("a", "甲"), row("b", "乙", "a", " "), row("c", "丙"), row("d", "丁", "a")]);
    expect([...made]).toEqual([
      ["a", [kept("a", "甲"), kept("b", "乙", " "), kept("d", "丁")]],
      ["b", [kept("b", "乙", " ")]],
      ["c", [kept("c", "丙")]],
      ["d", [kept("d", "丁")]],
    ]);
  });
});
