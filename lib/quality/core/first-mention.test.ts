import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doAtOnce } from "@/lib/text/core/turns";
import { checkFirstMention } from "./first-mention";
import { type NAMED_CONCEPTS, toConcept, withNamings } from "./fixtures/seeded-namings";
import type { TrackParagraph } from "./track";

type Row = readonly [source: string, target: string, kind?: TrackParagraph["kind"]];

const toParagraphs = (rows: readonly Row[]): TrackParagraph[] =>
  rows.map(([source, target, kind = "body"], at) => ({ id: String(at), source, target, kind }));

/** Each finding as its paragraph, code and words. */
const found = (rows: readonly Row[], ...more: [typeof NAMED_CONCEPTS?, string?]) =>
  look(withNamings(toParagraphs(rows), ...more)).map(
    ({ paragraph, finding: { code, target } }) => `${paragraph} ${code} ${target?.text}`,
  );

const look = (paragraphs: readonly TrackParagraph[]) => doAtOnce(checkFirstMention(paragraphs));

const BANK = "亚投行已经开业。";
const ROAD = "共建“一带一路”。";
const FULL = "The Asian Infrastructure Investment Bank has opened.";
const INTRODUCED = "The Asian Infrastructure Investment Bank (AIIB) has opened.";
const SHORT = "The AIIB has opened.";
const AGAIN = "first-mention-again Asian Infrastructure Investment Bank";

describe("first-mention", () => {
  it.each<[string, readonly Row[], readonly string[]]>([
    ["the short form comes first", [[BANK, SHORT]], ["0 first-mention AIIB"]],
    [
      "only its first place counts",
      [
        [BANK, SHORT],
        [BANK, SHORT],
      ],
      ["0 first-mention AIIB"],
    ],
    [
      "the full form comes late: it is the first one",
      [
        [BANK, SHORT],
        [BANK, FULL],
      ],
      ["0 first-mention AIIB"],
    ],
    [
      "the full form stands again",
      [
        [BANK, FULL],
        [BANK, FULL],
      ],
      [`1 ${AGAIN}`],
    ],
    [
      "the full form is introduced twice",
      [
        [BANK, INTRODUCED],
        [BANK, INTRODUCED],
      ],
      [`1 ${AGAIN}`],
    ],
    ["the full form stands again in one paragraph", [[`${BANK}${BANK}`, `${FULL} ${FULL}`]], [`0 ${AGAIN}`]],
    [
      "an earlier paragraph that is not written yet may have the full form",
      [
        [BANK, " "],
        [BANK, SHORT],
      ],
      [],
    ],
    [
      "a variant neither introduces nor is held against the text",
      [
        [ROAD, "Build the Belt and Road."],
        [ROAD, "The BRI goes on."],
      ],
      ["1 first-mention BRI"],
    ],
    [
      "each concept has a first mention of its own",
      [
        [BANK, FULL],
        [ROAD, "The BRI goes on."],
      ],
      ["1 first-mention BRI"],
    ],
    [
      "a quotation around the short form is no full form",
      [[BANK, "“The AIIB has opened,” he said."]],
      ["0 first-mention AIIB"],
    ],
    [
      "the full form in a heading and twice in the text",
      [
        [BANK, FULL, "heading"],
        [BANK, FULL],
        [BANK, FULL],
      ],
      [`2 ${AGAIN}`],
    ],
  ])("%s", (_name, rows, expected) => {
    expect(found(rows)).toEqual(expected);
  });

  it.each<[string, readonly Row[]]>([
    [
      "full, then short",
      [
        [BANK, FULL],
        [BANK, SHORT],
      ],
    ],
    [
      "full with the short form in brackets, then short",
      [
        [BANK, INTRODUCED],
        [BANK, SHORT],
      ],
    ],
    [
      "full with a word before the short form in brackets",
      [
        [BANK, "The Asian Infrastructure Investment Bank (hereinafter “the AIIB”) has opened."],
        [BANK, SHORT],
      ],
    ],
    [
      "short with the full form in brackets, then short",
      [
        [BANK, "The AIIB (Asian Infrastructure Investment Bank) has opened."],
        [BANK, SHORT],
      ],
    ],
    ["full, then short, in one sentence", [[`${BANK}${BANK}`, `${FULL} ${SHORT}`]]],
    [
      "short in a heading before it is introduced",
      [
        ["亚投行开业", "AIIB Opens", "heading"],
        [BANK, FULL],
      ],
    ],
    [
      "short in a caption",
      [
        ["亚投行总部", "The headquarters of the AIIB", "caption"],
        [BANK, FULL],
      ],
    ],
    [
      "introduced by a heading",
      [
        ["亚投行开业", "Asian Infrastructure Investment Bank Opens", "heading"],
        [BANK, SHORT],
      ],
    ],
    [
      "full again in a heading",
      [
        [BANK, FULL],
        ["亚投行的成员", "Members of the Asian Infrastructure Investment Bank", "heading"],
      ],
    ],
    [
      "full again in a caption",
      [
        [BANK, FULL],
        ["亚投行总部", "The Asian Infrastructure Investment Bank", "caption"],
      ],
    ],
    [
      "full again in brackets",
      [
        [BANK, FULL],
        [BANK, "The bank (the Asian Infrastructure Investment Bank) has opened."],
      ],
    ],
    [
      "full again in curly quotation marks",
      [
        [BANK, FULL],
        [BANK, "The sign says “Asian Infrastructure Investment Bank.”"],
      ],
    ],
    [
      "full again in straight quotation marks",
      [
        [BANK, FULL],
        [BANK, 'The sign says "Asian Infrastructure Investment Bank."'],
      ],
    ],
    [
      "full again in a quotation that goes on",
      [
        [BANK, FULL],
        [BANK, "“The Asian Infrastructure Investment Bank has opened."],
      ],
    ],
    ["the source does not have it", [["这家银行已经开业。", SHORT]]],
    ["the concept has no short form", [["上合组织成立。", "The SCO was set up."]]],
    [
      "only a longer wording",
      [
        [ROAD, "The Belt and Road Initiative goes on."],
        [ROAD, "The Initiative goes on."],
      ],
    ],
  ])("is silent: %s", (_name, rows) => {
    expect(found(rows)).toEqual([]);
  });

  it("says nothing where one of the forms is not right on the day", () => {
    const outdated = toConcept(
      "亚投行",
      ["Asian Infrastructure Investment Bank", "fullForm", "preferred"],
      ["AIIB", "acronym", "admitted", "2016-12-31"],
    );
    const rows: readonly Row[] = [
      [BANK, FULL],
      [BANK, FULL],
    ];
    expect(found(rows, [outdated], "2016-01-01")).toEqual([`1 ${AGAIN}`]);
    expect(found(rows, [outdated], "2017-01-01")).toEqual([]);
  });

  it("shows both places and the wordings to write", () => {
    const [first, second] = look(
      withNamings(
        toParagraphs([
          [`我说，${BANK}`, SHORT],
          [`我说，${BANK}`, FULL],
          [BANK, FULL],
        ]),
      ),
    );
    expect(first?.finding).toMatchObject({
      severity: "warning",
      values: { full: "Asian Infrastructure Investment Bank", short: "AIIB" },
      source: { start: 3, end: 6, text: "亚投行" },
      target: { start: 4, end: 8, text: "AIIB" },
    });
    expect(second?.finding).toMatchObject({ severity: "notice", source: { start: 0, end: 3 } });
  });

  it("gives places that are in the texts, at most one warning for each concept, whatever is mixed", () => {
    const source = fc
      .array(fc.constantFrom("亚投行", "“一带一路”", "的", "。", "(", "“"), { maxLength: 8 })
      .map((parts) => parts.join(""));
    const words = ["AIIB", "Asian Infrastructure Investment Bank", "BRI", "Belt and Road Initiative"];
    const target = fc
      .array(fc.constantFrom(...words, "(", ")", "“", "”", '"', "the", ". "), { maxLength: 14 })
      .map((parts) => parts.join(" "));
    const kind = fc.constantFrom("body", "heading", "caption", "note");
    const rows = fc.array(fc.record({ source, target, kind }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (made) => {
        const paragraphs = withNamings(made.map((row, at) => ({ ...row, id: String(at) })));
        const findings = look(paragraphs);
        for (const { paragraph, finding } of findings) {
          const { source: inSource, target: inTarget } = finding;
          const row = paragraphs[Number(paragraph)];
          expect(row?.target.slice(inTarget?.start, inTarget?.end)).toBe(inTarget?.text);
          if (inSource) expect(row?.source.slice(inSource.start, inSource.end)).toBe(inSource.text);
        }
        const warned = findings.filter(({ finding }) => finding.severity === "warning");
        const concepts = warned.map(({ finding }) => finding.values.full);
        expect(new Set(concepts).size).toBe(concepts.length);
      }),
    );
  });
});
