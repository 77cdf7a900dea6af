import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeptLinks, SentenceLink } from "@/lib/alignment/core/links";
import { sentencePairs } from "./sentence-pairs";
import { sentenceRows } from "./sentence-rows";
import { buildDocument, buildRendering, buildRow, DRAFT, TRACK, TURN } from "./torture.fixture";

type Written = readonly [source: string | null, target: string | null, confidence?: number];

/** Links of texts in which their words stand once. */
function link(source: string, target: string, pairs: readonly Written[]): KeptLinks {
  const span = (text: string, quote: string | null) => {
    if (quote === null) return null;
    const start = text.indexOf(quote);
    return { start, end: start + quote.length, quote };
  };
  const links = pairs.map(
    ([one, other, confidence = 0.9]): SentenceLink => ({
      ...{ source: span(source, one), target: span(target, other), confidence, fixed: confidence === 1 },
    }),
  );
  return { links, sourceLength: source.length, targetLength: target.length };
}

function pairsOf(source: string, target: string, kept: KeptLinks | null = null) {
  return sentencePairs(source, target, kept).map(({ source: one, target: other, pairing }) => [
    one === null ? null : source.slice(one.start, one.end),
    other === null ? null : target.slice(other.start, other.end),
    pairing.confidence ?? pairing.by,
  ]);
}

describe("sentencePairs", () => {
  const source = "今天下雨。我们在家。明天再去。";
  const target = "It rains today. We stay. Tomorrow we go.";

  it.each<[string, string, string, KeptLinks | null, unknown[]]>([
    [
      "links, with how sure they are",
      source,
      target,
      link(source, target, [
        ["今天下雨。", "It rains today.", 0.7],
        ["我们在家。", "We stay.", 1],
        ["明天再去。", "Tomorrow we go.", 0.8],
      ]),
      [
        ["今天下雨。", "It rains today.", 0.7],
        ["我们在家。", "We stay.", 1],
        ["明天再去。", "Tomorrow we go.", 0.8],
      ],
    ],
    [
      "what was left out and added",
      source,
      target,
      link(source, target, [
        ["今天下雨。", null],
        [null, "It rains today."],
        ["我们在家。明天再去。", "We stay. Tomorrow we go."],
      ]),
      [
        ["今天下雨。", null, 0.9],
        [null, "It rains today.", 0.9],
        ["我们在家。明天再去。", "We stay. Tomorrow we go.", 0.9],
      ],
    ],
    [
      "what lies between links, as a pair of its own",
      source,
      target,
      link(source, target, [
        ["今天下雨。", "It rains today."],
        ["明天再去。", "Tomorrow we go."],
      ]),
      [
        ["今天下雨。", "It rains today.", 0.9],
        ["我们在家。", "We stay.", "rest"],
        ["明天再去。", "Tomorrow we go.", 0.9],
      ],
    ],
    [
      "without links, as many sentences of like lengths",
      source,
      target,
      null,
      [
        ["今天下雨。", "It rains today.", "count"],
        ["我们在家。", "We stay.", "count"],
        ["明天再去。", "Tomorrow we go.", "count"],
      ],
    ],
    [
      "without links, as one pair where the numbers differ",
      source,
      "It rains today, and we stay. Tomorrow we go.",
      null,
      [[source, "It rains today, and we stay. Tomorrow we go.", "rest"]],
    ],
    [
      "without links, as one pair where the lengths do not fit",
      "好。我们今天在家里等着雨停下来。",
      "Today we are at home and wait for the rain to stop. Good.",
      null,
      [
        [
          "好。我们今天在家里等着雨停下来。",
          "Today we are at home and wait for the rain to stop. Good.",
          "rest",
        ],
      ],
    ],
    [
      "marks that no link has go with the sentence before, or the first one",
      "“今天下雨。”",
      "“It rains today.”",
      link("“今天下雨。”", "“It rains today.”", [["今天下雨。", "It rains today."]]),
      [["“今天下雨。”", "“It rains today.”", 0.9]],
    ],
  ])("gives %s", (_name, one, other, kept, expected) => {
    expect(pairsOf(one, other, kept)).toEqual(expected);
  });

  it("gives all words of both texts once and in order, whatever the links", () => {
    const sentence = fc.constantFrom("今天。", "我们在家！", "明天？", "“好”", "……", " ");
    const english = fc.constantFrom("Today.", "We stay home! ", "Tomorrow? ", "“Good”", "...", " ");
    const span = fc.tuple(fc.nat(30), fc.nat(10), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(sentence),
        fc.array(english),
        fc.array(fc.tuple(span, span)),
        (one, other, spans) => {
          const [from, to] = [one.join(""), other.join("")];
          const quoted = (text: string, [start, length, isThere]: readonly [number, number, boolean]) =>
            isThere ? { start, end: start + length, quote: text.slice(start, start + length) } : null;
          const links = spans.map(
            ([a, b]): SentenceLink => ({
              ...{ source: quoted(from, a), target: quoted(to, b), confidence: 0.5, fixed: false },
            }),
          );
          const pairs = sentencePairs(from, to, {
            links,
            sourceLength: from.length,
            targetLength: to.length,
          });
          for (const [text, side] of [
            [from, "source"],
            [to, "target"],
          ] as const) {
            const kept = pairs.flatMap((pair) => pair[side] ?? []);
            expect(kept.map(({ start, end }) => text.slice(start, end).replace(/\s/g, "")).join("")).toBe(
              text.replace(/\s/g, ""),
            );
          }
        },
      ),
    );
  });
});

describe("sentenceRows", () => {
  const source = "今天下雨。我们在家。";
  const row = buildRow(
    4,
    source,
    {
      [TRACK.id]: buildRendering("It rains today. We stay.", [{ start: 3, end: 19, mark: "bold" }]),
      [DRAFT.id]: buildRendering("We stay home, as it rains."),
    },
    TURN,
  );

  it("cuts texts and marks, and puts tracks that cut alike in one row", () => {
    const document = buildDocument([TRACK, { ...TRACK, id: "other" }]);
    const alike = {
      ...row,
      renderings: {
        [TRACK.id]: row.renderings[TRACK.id] ?? buildRendering(""),
        other: buildRendering("Rain today. We stay."),
      },
    };
    const rows = sentenceRows(document, alike, new Map());
    expect(rows.map(({ paragraph, sentence }) => [paragraph.text, paragraph.label, sentence])).toEqual([
      ["今天下雨。", "记者：", { number: 1, span: { start: 0, end: 5 } }],
      ["我们在家。", null, { number: 2, span: { start: 5, end: 10 } }],
    ]);
    expect(rows[0]?.renderings[TRACK.id]).toMatchObject({
      text: "It rains today.",
      marks: [{ start: 3, end: 15, mark: "bold" }],
      state: "reviewed",
    });
    expect(rows[1]?.renderings[TRACK.id]).toMatchObject({
      text: "We stay.",
      marks: [{ start: 0, end: 3, mark: "bold" }],
    });
    expect(rows.map(({ renderings }) => renderings.other?.text)).toEqual(["Rain today.", "We stay."]);
  });

  it("gives each track rows of its own where they cut otherwise", () => {
    const rows = sentenceRows(buildDocument([TRACK, DRAFT]), row, new Map());
    expect(rows.map(({ paragraph, renderings }) => [paragraph.text, ...Object.keys(renderings)])).toEqual([
      ["今天下雨。", TRACK.id],
      [source, DRAFT.id],
      ["我们在家。", TRACK.id],
    ]);
  });

  it("leaves a paragraph whole that nobody translated", () => {
    const [only, ...others] = sentenceRows(buildDocument(), buildRow(1, source), new Map());
    expect(others).toEqual([]);
    expect(only).toMatchObject({ paragraph: { text: source }, renderings: {}, sentence: { number: 1 } });
  });
});
