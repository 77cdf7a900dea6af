import { describe, expect, it } from "vitest";
import { checksumOf } from "@/lib/text/core/checksum";
import { buildRendering, buildRow, DRAFT, TRACK, TURN } from "../torture.fixture";
import { documentId, readIds, revisionOf, rowCount, rowId, trackId } from "./row-id";

const ROW = buildRow(7, "问", { [DRAFT.id]: { ...buildRendering("Q"), needsWork: true } }, TURN);

describe("hidden ids", () => {
  it("say which row it is and how its renderings stood", () => {
    const { ids, rest } = readIds(`a${rowId(ROW, [TRACK, DRAFT])}7`);
    expect(rest).toBe("a7");
    const [id = {}] = ids;
    expect(id).toEqual({
      ...{ paragraph: ROW.paragraph.id, row: "7", source: checksumOf("问") },
      ...{ kind: "body", turn: "question", renderings: "-,3:reviewed!" },
    });
    expect([revisionOf(id, 0), revisionOf(id, 1), revisionOf(id, 2)]).toEqual([null, 3, null]);
  });

  it.each([
    ["the document", documentId("d"), { document: "d" }],
    [
      "a track",
      trackId({ ...TRACK, language: "e]n x" }, 1),
      { track: TRACK.id, number: "1", language: "enx" },
    ],
    ["how many rows there are", rowCount(3), { rows: "3" }],
  ])("say %s", (_name, text, expected) => {
    expect(readIds(text).ids).toEqual([expected]);
  });

  it.each(["[duizhao 2 row=1]", "[duizhao 1 row]", "duizhao 1 row=1", "[duizhao 1 Row=1]"])(
    "are not seen in %s",
    (text) => {
      expect(readIds(text)).toEqual({ ids: [], rest: text });
    },
  );

  it("believe no revision that is none", () => {
    for (const renderings of ["", "x:reviewed", "3:done", "99999999999:final", "3"])
      expect(revisionOf({ renderings }, 0)).toBeNull();
  });
});

describe("checksumOf", () => {
  it("is the same for the same text alone", () => {
    const texts = ["", "问", "问 ", "答", "\u{20000}", "a".repeat(1000), "a".repeat(1001)];
    expect(new Set(texts.map(checksumOf)).size).toBe(texts.length);
    expect(checksumOf("问")).toBe(checksumOf("问"));
    for (const text of texts) expect(checksumOf(text)).toMatch(/^[0-9a-f]{16}$/u);
  });
});
