import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checksumOf } from "@/lib/text/core/checksum";
import { withLeftOut } from "./left-out";
import { judgeReturned, type ReturnedText, type StandingRow } from "./returned";

const ROW: StandingRow = {
  paragraphId: "p1",
  number: 1,
  source: "第一段。",
  renderingId: "r1",
  text: "First.",
  state: "translated",
  revision: 3,
};
const TEXT: ReturnedText = {
  ...{ place: "row 2", line: 2, paragraphId: "p1", source: "第一段。", checksum: null },
  ...{ text: "The first.", marks: null, state: null, revision: 3 },
};

const BOLD = [{ start: 0, end: 5, mark: "bold" as const }];
const CUT = [
  { start: 2, end: 5, mark: "bold" as const },
  { start: 0, end: 2, mark: "bold" as const },
];

const judge = (
  text: Partial<ReturnedText>,
  row: Partial<StandingRow> = {},
  taken: readonly string[] = [],
) => {
  const [judged] = judgeReturned([{ ...TEXT, ...text }], [{ ...ROW, ...row }], new Set(taken));
  return [judged?.verdict, judged?.reason ?? null];
};

describe("judgeReturned", () => {
  it.each([
    ["changed elsewhere", {}, {}, ["updated", null]],
    ["the same", { text: "First." }, {}, ["unchanged", null]],
    ["the same, although it is final", { text: "First." }, { state: "final" }, ["unchanged", null]],
    ["new", {}, { text: "", revision: 0 }, ["created", null]],
    ["emptied elsewhere", { text: " " }, {}, ["skipped", "empty"]],
    ["final here", {}, { state: "final" }, ["skipped", "final"]],
    ["changed here since", { revision: 2 }, {}, ["conflict", "changed-since"]],
    ["without a revision, over a text", { revision: null }, {}, ["conflict", "changed-since"]],
    ["without a revision, where nothing stands", { revision: null }, { text: "" }, ["created", null]],
    ["of a source that is another now", { source: "第一节。" }, {}, ["conflict", "source-changed"]],
    ["of a source with other line ends", { source: "甲\r\n乙 " }, { source: "甲\n乙" }, ["updated", null]],
    [
      "of the source that its checksum knows, whatever stands in it",
      { source: "第 一 段", checksum: checksumOf("第一段。") },
      {},
      ["updated", null],
    ],
    [
      "of another source, though it stands in it",
      { checksum: checksumOf("第一节。") },
      {},
      ["conflict", "source-changed"],
    ],
    ["without a source", { source: null }, {}, ["updated", null]],
    [
      "of the same source by its checksum",
      { source: "别的", checksum: checksumOf("第一段。") },
      {},
      ["updated", null],
    ],
    [
      "of another source by its checksum",
      { checksum: checksumOf("别的") },
      {},
      ["conflict", "source-changed"],
    ],
    ["in a row that was joined with another", { trouble: "merged" }, {}, ["skipped", "merged"]],
    ["in a row that was moved", { trouble: "moved" }, {}, ["updated", "moved"]],
    ["the same, in a row that was moved", { text: "First.", trouble: "moved" }, {}, ["unchanged", "moved"]],
    [
      "of another source, in a row that was moved",
      { source: "别的", trouble: "moved" },
      {},
      ["conflict", "source-changed"],
    ],
    ["the same words in other emphasis", { text: "First.", marks: [] }, { marks: BOLD }, ["updated", null]],
    [
      "the same emphasis, cut otherwise",
      { text: "First.", marks: BOLD },
      { marks: CUT },
      ["unchanged", null],
    ],
    ["the same words, without saying of emphasis", { text: "First." }, { marks: BOLD }, ["unchanged", null]],
    ["the same as XML can hold it", { text: "a\uFFFDb\nc" }, { text: "a\u0001b\r\nc" }, ["unchanged", null]],
    ["of no paragraph here", { paragraphId: "p9" }, {}, ["skipped", "unknown-paragraph"]],
    [
      "with an id that may be another program's, found by its source",
      { paragraphId: "p9", isGuess: true },
      {},
      ["updated", null],
    ],
    ["without an id, found by its source", { paragraphId: null }, {}, ["updated", null]],
    [
      "without an id or a known source",
      { paragraphId: null, source: "别的" },
      {},
      ["skipped", "unknown-paragraph"],
    ],
  ] as const)("%s", (_name, text, row, expected) => {
    expect(judge(text, row)).toEqual(expected);
  });

  it("takes a conflict that a person decided for the file, but never what is final", () => {
    expect(judge({ revision: 1 }, {}, ["p1"])).toEqual(["updated", null]);
    expect(judge({ source: "别的" }, {}, ["p1"])).toEqual(["updated", null]);
    expect(judge({ revision: 1 }, { state: "final" }, ["p1"])).toEqual(["skipped", "final"]);
  });

  it("takes neither of two texts for one paragraph, but one that stands there twice", () => {
    const verdicts = (other: string) =>
      judgeReturned([TEXT, { ...TEXT, place: "row 3", text: other }], [ROW]).map(({ verdict }) => verdict);
    expect(verdicts("Another.")).toEqual(["skipped", "skipped"]);
    expect(verdicts(TEXT.text)).toEqual(["updated", "updated"]);
  });

  it("tells of rows that are no longer in a file that had them all", () => {
    const rows = [ROW, { ...ROW, paragraphId: "p2", renderingId: "r2", number: 2 }];
    const track = { id: null, name: "Official", language: "en", texts: [TEXT] };
    expect(withLeftOut(track, rows)).toEqual([TEXT]);
    const judged = judgeReturned(withLeftOut({ ...track, isIncomplete: true }, rows), rows);
    expect(judged.map(({ verdict, reason, row }) => [verdict, reason, row?.number])).toEqual([
      ["updated", null, 1],
      ["skipped", "left-out", 2],
    ]);
  });

  it("does not guess between two paragraphs with one source", () => {
    const rows = [ROW, { ...ROW, paragraphId: "p2", renderingId: "r2", number: 2 }];
    const [judged] = judgeReturned([{ ...TEXT, paragraphId: null }], rows);
    expect([judged?.row, judged?.reason]).toEqual([null, "ambiguous"]);
  });

  it("never writes over what is final, and never takes words away, whatever comes", () => {
    const text = fc.constantFrom("", " ", "First.", "Second.");
    const given = fc.record({
      text,
      paragraphId: fc.constantFrom("p1", "p2", null),
      source: fc.constantFrom("第一段。", "第二段。", null),
      revision: fc.constantFrom(1, 3, null),
    });
    const stands = fc.record({
      text,
      state: fc.constantFrom("initial" as const, "translated" as const, "final" as const),
    });
    fc.assert(
      fc.property(fc.array(given), fc.array(stands, { minLength: 2, maxLength: 2 }), (texts, standing) => {
        const rows = standing.map((own, at) => ({
          ...{ ...ROW, ...own, number: at + 1 },
          ...{
            paragraphId: `p${at + 1}`,
            renderingId: `r${at + 1}`,
            source: ["第一段。", "第二段。"][at] ?? "",
          },
        }));
        const judged = judgeReturned(
          texts.map((own) => ({ ...TEXT, ...own })),
          rows,
          new Set(["p1", "p2"]),
        );
        expect(judged).toHaveLength(texts.length);
        for (const { verdict, row, returned } of judged) {
          if (verdict !== "created" && verdict !== "updated") continue;
          expect(row?.state).not.toBe("final");
          expect(returned.text.trim()).not.toBe("");
          expect(verdict === "created").toBe(row?.text.trim() === "");
        }
      }),
    );
  });
});
