import { describe, expect, it } from "vitest";
import type { MatchConcept, MatchTerm } from "./term";
import { standingOn } from "./term-on-date";
import { createJudge } from "./verdicts";

const term = (text: string, more: Partial<MatchTerm> = {}): MatchTerm => ({
  id: text,
  language: "en",
  text,
  status: "preferred",
  validFrom: null,
  validUntil: null,
  type: null,
  ...more,
});

const concept = (
  id: string,
  zh: string,
  terms: MatchTerm[],
  more: Partial<MatchConcept> = {},
): MatchConcept => ({
  id,
  externalId: null,
  doNotTranslate: false,
  fullThenShort: false,
  terms: [term(zh, { language: "zh", id: `${id} ${zh}` }), ...terms],
  ...more,
});

const judge = (concepts: MatchConcept[], source: string, target: string, date: string | null = null) =>
  createJudge(concepts, { sourceLanguage: "zh-Hans", targetLanguage: "en" }).judge({ source, target, date });
const verdicts = (...asked: Parameters<typeof judge>) =>
  judge(...asked).map(({ conceptId, verdict }) => `${conceptId} ${verdict}`);

describe("standingOn", () => {
  const next = term("new", { validFrom: "2018-01-01" });
  const chain = [
    term("first", { status: "superseded" }),
    term("second", { status: "superseded", validFrom: "2013-01-01" }),
    next,
  ];
  it.each<[string, MatchTerm, string | null, string]>([
    ["preferred", next, "2020-01-01", "found"],
    ["preferred before its day", next, "2010-01-01", "found"],
    ["preferred on its last day", term("x", { validUntil: "2019-12-31" }), "2019-12-31", "found"],
    ["preferred after its last day", term("x", { validUntil: "2019-12-31" }), "2020-01-01", "superseded"],
    ["admitted", term("x", { status: "admitted" }), null, "variant"],
    ["admitted, over", term("x", { status: "admitted", validUntil: "2019-12-31" }), null, "superseded"],
    ["proposed", term("x", { status: "proposed" }), null, "undecided"],
    ["deprecated", term("x", { status: "deprecated" }), "1990-01-01", "forbidden"],
    [
      "deprecated with a last day, before",
      term("x", { status: "deprecated", validUntil: "2017-12-31" }),
      "2017-12-31",
      "variant",
    ],
    [
      "deprecated with a last day, after",
      term("x", { status: "deprecated", validUntil: "2017-12-31" }),
      "2018-01-01",
      "superseded",
    ],
    ["the first of a chain in its time", term("first", { status: "superseded" }), "2012-12-31", "variant"],
    ["the first when the second came", term("first", { status: "superseded" }), "2013-01-01", "superseded"],
    [
      "the second in its time",
      term("second", { status: "superseded", validFrom: "2013-01-01" }),
      "2017-12-31",
      "variant",
    ],
    [
      "the second when the last came",
      term("second", { status: "superseded", validFrom: "2013-01-01" }),
      "2018-01-01",
      "superseded",
    ],
    [
      "superseded, own last day",
      term("x", { status: "superseded", validUntil: "2015-06-30" }),
      "2016-01-01",
      "superseded",
    ],
    ["superseded without a date of the text", term("first", { status: "superseded" }), null, "superseded"],
  ])("%s", (_name, judged, date, expected) => {
    expect(standingOn(judged, concept("c", "词", chain), date)).toBe(expected);
  });

  it("is superseded at any date when nothing tells since when", () => {
    const old = term("old", { status: "superseded" });
    expect(standingOn(old, concept("c", "词", [old, term("new")]), "1990-01-01")).toBe("superseded");
  });
});

describe("judge", () => {
  it("tells where the deciding wording and the first occurrence stand", () => {
    const target = "Cooperation is good; our co-operation is better.";
    expect(judge([concept("c", "合作", [term("cooperation")])], "加强合作、合作", target)).toEqual([
      {
        conceptId: "c",
        externalId: null,
        start: 2,
        end: 4,
        verdict: "found",
        targetSpans: [
          { start: 0, end: 11 },
          { start: 25, end: 37 },
        ],
        termId: "cooperation",
      },
    ]);
  });

  it("takes one rendering for concepts of the same span", () => {
    const both = [concept("wall", "长城", [term("Great Wall")]), concept("firm", "长城", [term("GWM")])];
    expect(verdicts(both, "长城", "the Great Wall")).toEqual(["wall found"]);
    expect(verdicts(both, "长城", "GWM cars")).toEqual(["firm found"]);
    expect(verdicts(both, "长城", "a wall")).toEqual(["wall missing", "firm missing"]);
  });

  it("wants what is not to be translated as it is", () => {
    const kept = concept("k", "和平 Ark", [term("Peace Ark")], { doNotTranslate: true });
    expect(verdicts([kept], "和平Ark", "the 和平 ARK")).toEqual(["k found"]);
    expect(verdicts([kept], "和平Ark", "the Peace Ark")).toEqual(["k missing"]);
  });

  it("holds nobody to a wording that stays as it is while that is merely proposed", () => {
    const terms = [term("和平 Ark", { id: "z", language: "zh", status: "proposed" })];
    const proposed = concept("k", "", [], { terms, doNotTranslate: true });
    expect(verdicts([proposed], "和平 Ark 号", "The Ark")).toEqual([]);
    expect(verdicts([proposed], "和平 Ark 号", "The 和平 Ark")).toEqual([]);
  });

  it("goes by decided terms of the source, not by merely proposed ones", () => {
    const zh = (text: string, status: "preferred" | "proposed" = "preferred"): MatchTerm =>
      term(text, { id: text, language: "zh", status });
    const open = (text: string): MatchTerm => term(text, { status: "proposed" });
    const wide = concept("w", "", [], { terms: [zh("国内国际双循环", "proposed"), open("two flows")] });
    const dual = concept("d", "双循环", [term("dual circulation")]);
    // A synonym that somebody proposes makes no place of the concept.
    const peace = concept("p", "和平", [zh("太平", "proposed"), term("peace")]);
    expect(verdicts([peace], "天下太平", "calm")).toEqual([]);
    expect(judge([peace], "太平与和平", "calm").map(({ start }) => start)).toEqual([3]);
    // A longer one hides no decided term, whether that lies inside it, begins in it or has its very span.
    expect(verdicts([wide, dual], "国内国际双循环", "two cycles")).toEqual(["d missing"]);
    const crossing = concept("x", "", [], { terms: [zh("国际双", "proposed"), open("both")] });
    expect(verdicts([crossing, dual], "国际双循环", "two cycles")).toEqual(["d missing"]);
    const same = concept("s", "", [], { terms: [zh("双循环", "proposed"), open("two cycles")] });
    expect(verdicts([same, dual], "双循环", "two cycles")).toEqual(["d missing"]);
    // One that is a known word too still keeps what it cuts out of the text.
    const word = concept("k", "", [], { terms: [zh("发展中国家", "proposed"), open("developing country")] });
    const china = concept("c", "中国", [term("China")]);
    expect(verdicts([word, china], "发展中国家团结", "they unite")).toEqual([]);
    expect(verdicts([word, china], "中国和发展中国家", "they unite")).toEqual(["c missing"]);
  });

  it("goes by all terms of the source where a wording is decided and none of them is", () => {
    const terms = [
      term("双循环", { id: "z", language: "zh", status: "proposed" }),
      term("dual circulation", { id: "e" }),
    ];
    const half = concept("h", "", [], { terms });
    expect(verdicts([half], "双循环", "dual circulation")).toEqual(["h found"]);
    expect(verdicts([half], "双循环", "two cycles")).toEqual(["h missing"]);
  });

  it("goes by decided terms too for who recognized the source before, and shows the proposed ones", () => {
    const status = "proposed";
    const terms = [term("长循环", { id: "z", language: "zh", status }), term("cycle", { status })];
    const made = createJudge([concept("l", "", [], { terms }), concept("s", "循环", [term("loop")])], {
      sourceLanguage: "zh",
      targetLanguage: "en",
    });
    const occurrences = made.recognizer.recognize("长循环");
    expect(occurrences.map(({ conceptId, inner }) => [conceptId, inner.map((one) => one.conceptId)])).toEqual(
      [["l", ["s"]]],
    );
    const pair = { source: "长循环", target: "loop and cycle", date: null };
    expect(made.judge(pair, occurrences).map(({ conceptId, verdict }) => `${conceptId} ${verdict}`)).toEqual([
      "s found",
    ]);
    expect(made.findRight(pair, occurrences).map(({ conceptId }) => conceptId)).toEqual(["s"]);
    expect(made.recognizer.decidedOf(occurrences).map(({ start, end }) => [start, end])).toEqual([[1, 3]]);
    // Of a copy it is not known what is decided, and it is not asked for.
    // @ts-expect-error
    expect(made.recognizer.decidedOf([...occurrences])).toEqual(occurrences);
  });

  it("takes what stays as it is for found by its decided wording alone", () => {
    const terms = (["preferred", "proposed"] as const).map((status, at) =>
      term(["和平 Ark", "方舟 Ark"][at] ?? "", { id: status, language: "zh", status }),
    );
    const kept = concept("k", "", [], { terms, doNotTranslate: true });
    expect(verdicts([kept], "和平 Ark", "the 方舟 Ark")).toEqual(["k missing"]);
    expect(verdicts([kept], "和平 Ark", "the 和平 Ark")).toEqual(["k found"]);
  });

  it("does not judge what nobody has agreed on", () => {
    const open = concept("o", "新词", [term("new word", { status: "proposed" })]);
    expect(verdicts([open], "新词", "a new word")).toEqual([]);
    const half = concept("h", "新词", [term("new word", { status: "proposed" }), term("neologism")]);
    expect(verdicts([half], "新词", "a new word")).toEqual(["h missing"]);
    const against = concept("a", "新词", [term("jargon", { status: "deprecated" })]);
    expect(verdicts([against], "新词", "jargon")).toEqual(["a forbidden"]);
    expect(verdicts([against], "新词", "word")).toEqual([]);
  });

  it("lets the longest wording win, of whichever concept", () => {
    const long = concept("l", "北国", [term("North Land", {}), term("Land", { status: "deprecated" })]);
    const short = concept("s", "国土", [term("Land")]);
    expect(verdicts([long, short], "北国", "North Land")).toEqual(["l found"]);
    expect(verdicts([long, short], "北国、国土", "North Land")).toEqual(["l found", "s missing"]);
    expect(verdicts([long, short], "北国、国土", "North Land and Land")).toEqual(["l found", "s found"]);
    expect(verdicts([long, short], "北国", "Land")).toEqual(["l forbidden"]);
  });

  it("blames the wrong spelling of one wording only when it stands exactly so", () => {
    const spelled = concept("c", "合作", [
      term("cooperation"),
      term("co-operation", { status: "deprecated" }),
    ]);
    expect(verdicts([spelled], "合作", "cooperation")).toEqual(["c found"]);
    expect(verdicts([spelled], "合作", "co-operation")).toEqual(["c forbidden"]);
  });

  it("takes an admitted spelling for itself, though it reads as the preferred one", () => {
    const spelled = concept("c", "公报", [term("communiqué"), term("communique", { status: "admitted" })]);
    expect(verdicts([spelled], "公报", "the joint communique")).toEqual(["c variant"]);
    expect(verdicts([spelled], "公报", "the joint communiqué")).toEqual(["c found"]);
    expect(verdicts([spelled], "公报", "Two communiqués")).toEqual(["c found"]);
  });

  it("judges nothing in an empty text, and all as missing in an empty translation", () => {
    const one = [concept("c", "合作", [term("cooperation")])];
    expect(verdicts(one, "", "cooperation")).toEqual([]);
    expect(verdicts(one, "合作", "")).toEqual(["c missing"]);
  });
});
