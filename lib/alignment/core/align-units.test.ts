import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignDocuments, alignWithin } from "./align-documents";
import { alignUnits } from "./align-units";
import type { Bead } from "./bead";
import { smallLexicon } from "./fixtures/small-lexicon";
import { WEIGHTS } from "./model";
import { SHAPES } from "./shapes";

const lexicon = smallLexicon();
const align = (source: readonly string[], target: readonly string[]): Bead[] =>
  alignUnits(source, target, { lexicon, unit: "sentence" });
const places = (beads: readonly Bead[]) => beads.map(({ source, target }) => [source, target]);

const ZH = [
  "村子在河边。",
  "冬天山上有雪。",
  "老师有1200本书。",
  "学生修了一座桥。",
  "鸟在雨里唱。",
  "图书馆在哪里？",
];
const EN = [
  "The village is by the river.",
  "In winter there is snow on the mountain.",
  "The teacher has 1,200 books.",
  "The students built a bridge.",
  "A bird was singing in the rain.",
  "Where is the library?",
];

describe("alignUnits", () => {
  it("pairs texts of the same structure one to one", () => {
    expect(places(align(ZH, EN))).toEqual(ZH.map((_, at) => [[at], [at]]));
  });

  it.each([
    [
      "two sentences of the target for one",
      [ZH[0], "冬天山上有雪，老师有1200本书。", ZH[3], ZH[4]],
      [EN[0], EN[1], EN[2], EN[3], EN[4]],
      [
        [[0], [0]],
        [[1], [1, 2]],
        [[2], [3]],
        [[3], [4]],
      ],
    ],
    [
      "one for two",
      ZH.slice(0, 4),
      [EN[0], EN[1], "The teacher has 1,200 books, and the students built a bridge."],
      [
        [[0], [0]],
        [[1], [1]],
        [[2, 3], [2]],
      ],
    ],
    [
      "a sentence left out",
      ZH.slice(0, 4),
      [EN[0], EN[1], EN[3]],
      [
        [[0], [0]],
        [[1], [1]],
        [[2], []],
        [[3], [2]],
      ],
    ],
    [
      "a sentence added",
      ZH.slice(0, 3),
      [EN[0], EN[5], EN[1], EN[2]],
      [
        [[0], [0]],
        [[], [1]],
        [[1], [2]],
        [[2], [3]],
      ],
    ],
    [
      "a text that is not there",
      ZH.slice(0, 2),
      [],
      [
        [[0], []],
        [[1], []],
      ],
    ],
    ["a source that is not there", [], EN.slice(0, 1), [[[], [0]]]],
    ["nothing at all", [], [], []],
  ])("finds %s", (_name, source, target, expected) => {
    const texts = [source, target].map((side) => side.map((one) => one ?? ""));
    expect(places(align(texts[0] ?? [], texts[1] ?? []))).toEqual(expected);
  });

  it("is surer of what has more to go by", () => {
    const [first] = align(ZH, EN);
    const [vague] = align(
      ["是的。", "不是。", "好。"],
      ["Yes.", "Perhaps we should go there some other day."],
    );
    expect(first?.confidence).toBeGreaterThan(vague?.confidence ?? 1);
  });

  it("finds names by how they are read, and traditional characters", () => {
    const source = ["他們說過。", "臨江是一個地方。", "他們走了。"];
    const target = ["Linjiang is a place.", "They left."];
    expect(places(align(source, target)).slice(1)).toContainEqual([[1], [0]]);
  });

  it("takes terms of a glossary and confirmed pairs as evidence", () => {
    const source = ["甲乙丙丁。", "戊己庚辛。", "子丑寅卯。"];
    const target = ["Quorum holds here.", "Tide gates close soon."];
    const terms = [
      { source: "戊己", target: "quorum" },
      { source: "子丑", target: "tide gate" },
    ];
    const pairs = [
      { source: "庚辛甲。", target: "It holds here." },
      { source: "庚辛乙。", target: "Nothing holds here." },
    ];
    const beads = alignUnits(source, target, { lexicon, unit: "sentence", terms, pairs });
    expect(places(beads)).toContainEqual([[1], [0]]);
    expect(places(beads)).toContainEqual([[2], [1]]);
  });

  it("reads what no text should be", () => {
    const long = "修".repeat(20_000);
    const beads = align([long, "\u0000\ud800", "河。"], ["repair ".repeat(10_000), "\n\t", "River."]);
    expect(beads.flatMap(({ source }) => source)).toEqual([0, 1, 2]);
    expect(places(align(["a".repeat(100_000), "河。"], ["b".repeat(100_000), "River."]))).toContainEqual([
      [1],
      [1],
    ]);
  });
});

const sentence = fc.constantFrom(
  ...ZH,
  ...EN,
  "……",
  "",
  "12月3日，420万亩。",
  "On December 3, 280,000 hectares.",
  "？",
);
const text = fc.array(sentence, { maxLength: 12 });

describe("the laws of beads", () => {
  it("every unit of either side stands in one bead, in order", () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        const beads = align(source, target);
        expect(beads.flatMap((bead) => bead.source)).toEqual(source.map((_, at) => at));
        expect(beads.flatMap((bead) => bead.target)).toEqual(target.map((_, at) => at));
        for (const bead of beads) {
          expect(SHAPES).toContainEqual(
            expect.objectContaining({ source: bead.source.length, target: bead.target.length }),
          );
          expect(bead.confidence).toBeGreaterThanOrEqual(0);
          expect(bead.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("the same texts are aligned the same way each time", () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        expect(align(source, target)).toEqual(align(source, target));
      }),
      { numRuns: 20 },
    );
  });

  it("joining two neighbors of the target makes them one bead's", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: EN.length - 2 }), (at) => {
        const joined = [...EN.slice(0, at), `${EN[at]} ${EN[at + 1]}`, ...EN.slice(at + 2)];
        expect(places(align(ZH, joined))).toContainEqual([[at, at + 1], [at]]);
      }),
    );
  });
});

describe("a text as long as a book", () => {
  it("is aligned along its anchors, with a passage missing", () => {
    const count = 400;
    const numbered = Array.from({ length: count }, (_, at) => 10_000 + at * 37);
    const source = numbered.map((number) => `图书馆有${number}本书。`);
    const target = numbered.map((number) => `The library has ${number} books.`);
    const beads = align(source, [...target.slice(0, 150), ...target.slice(190)]);
    const pairs = beads.filter((bead) => bead.source.length === 1 && bead.target.length === 1);
    expect(
      pairs.filter(({ source: [from = 0], target: [to = 0] }) => from - to === (from < 150 ? 0 : 40)).length,
    ).toBe(count - 40);
  });
});

describe("confidence", () => {
  const confidences = (source: readonly string[], target: readonly string[], doubt: number) =>
    alignUnits(source, target, { lexicon, unit: "sentence", weights: { doubt, startBeads: 5 } });

  it("where much is missing, is lost most by what may have words of a neighbor that is missing", () => {
    const [first, , ...rest] = ZH;
    const long = "冬天山上有雪，风很大，天很冷，谁也不出门。";
    const untold = ["他笑了。", "本报记者摄。", "春天来了。", "他笑了。", "本报记者摄。", "春天来了。"];
    const source = [first ?? "", long, ...rest, ...untold];
    const orphan = "Nobody in the whole of the country ever knew the reason why.";
    const target = [...EN.slice(0, 2), orphan, ...EN.slice(2)];
    const [before, doubted] = [confidences(source, target, 0), confidences(source, target, WEIGHTS.doubt)];
    expect(places(doubted)).toEqual(places(before));
    expect(places(doubted)[1]).toEqual([[1], [1, 2]]);
    const kept = doubted.map(({ confidence }, at) => confidence / (before[at]?.confidence ?? 0));
    expect(Math.min(...kept)).toBe(kept[1]);
    expect(kept[1]).toBeLessThan(0.5);
  });

  it("where nothing is missing, is what it was", () => {
    const before = confidences(ZH, EN, 0);
    confidences(ZH, EN, WEIGHTS.doubt).forEach(({ confidence }, at) => {
      expect(confidence).toBeCloseTo(before[at]?.confidence ?? 0, 2);
    });
  });
});

describe("documents", () => {
  const source = [
    "村子在河边。冬天山上有雪。",
    "本报记者摄。",
    "老师有1200本书。学生修了一座桥。鸟在雨里唱。",
  ];
  const target = [
    "The village is by the river. In winter there is snow on the mountain.",
    "The teacher has 1,200 books. The students built a bridge, and a bird was singing in the rain.",
  ];

  it("are aligned by paragraphs, and by sentences inside them", () => {
    const aligned = alignDocuments(source, target, { lexicon });
    expect(places(aligned.paragraphs)).toEqual([
      [[0], [0]],
      [[1], []],
      [[2], [1]],
    ]);
    expect(places(aligned.sentences)).toEqual([
      [[0], [0]],
      [[1], [1]],
      [[2], []],
      [[3], [2]],
      [[4, 5], [3]],
    ]);
    expect(aligned.source[3]).toEqual({ paragraph: 2, start: 0, end: 10 });
  });

  it("no bead of sentences leaves its paragraphs", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const aligned = alignDocuments(
          one.map((first, at) => first + (one[at + 1] ?? "")),
          other,
          { lexicon },
        );
        for (const { source: from, target: to } of aligned.sentences) {
          const inside = aligned.paragraphs.filter(
            (bead) =>
              from.every((at) => bead.source.includes(aligned.source[at]?.paragraph ?? -1)) &&
              to.every((at) => bead.target.includes(aligned.target[at]?.paragraph ?? -1)),
          );
          expect(inside.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("boxes may be empty on a side", () => {
    const beads = alignWithin(
      { source: ["河。", "桥。"], target: ["Bridge."] },
      [
        { source: 1, target: 0 },
        { source: 2, target: 1 },
      ],
      { lexicon, unit: "sentence" },
    );
    expect(places(beads)).toEqual([
      [[0], []],
      [[1], [0]],
    ]);
  });
});
