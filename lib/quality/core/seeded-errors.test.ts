import { describe, expect, it } from "vitest";
import type { MatchConcept, MatchTerm, TermStatus } from "@/lib/glossary/core/term";
import { createJudge } from "@/lib/glossary/core/verdicts";
import { CHECK_IDS } from "./checks";
import { RIGHT_PAIRS } from "./fixtures/right-pairs";
import { LONG_RIGHT_PAIRS } from "./fixtures/right-pairs-long";
import { RIGHT_DOCUMENT, SEEDED_DOCUMENTS } from "./fixtures/seeded-documents";
import { SEEDED_NAMINGS } from "./fixtures/seeded-namings";
import { SEEDED_PAIRS } from "./fixtures/seeded-pairs";
import { RIGHT_SOURCES, SEEDED_SOURCES } from "./fixtures/seeded-sources";
import { SEEDED_CONCEPTS, SEEDED_TERMS, type SeededConcept } from "./fixtures/seeded-terms";
import { type OwnPattern, preparePattern } from "./own-patterns";
import { runDocumentChecks, runPairChecks, runSourceChecks } from "./run-checks";

const DATE = "2020-12-31";

const pattern = (more: Partial<OwnPattern>): OwnPattern => ({
  id: "pattern",
  name: "pattern",
  kind: "target-never",
  sourcePattern: "",
  targetPattern: "",
  ignoreCase: false,
  severity: "error",
  message: "as the house style has it",
  ...more,
});
const PATTERNS = [
  pattern({ targetPattern: "Chinese Communist Party|\\bCCP\\b" }),
  pattern({ kind: "target-needed", sourcePattern: "女士们", targetPattern: "[Ll]adies" }),
  pattern({ kind: "target-never-then", sourcePattern: "台湾", targetPattern: "country of Taiwan" }),
  pattern({ kind: "source-never", sourcePattern: "【待核】" }),
].flatMap((own) => {
  const result = preparePattern(own);
  return result.ok ? [result.prepared] : [];
});

function toConcept({ zh, agreed, forbidden = [], superseded = [] }: SeededConcept): MatchConcept {
  const term = (language: string, text: string, status: TermStatus): MatchTerm => ({
    id: `${status} ${text}`,
    language,
    text,
    status,
    validFrom: null,
    validUntil: null,
    type: null,
  });
  const terms = [
    term("zh-Hans", zh, "preferred"),
    ...agreed.map((text) => term("en", text, "preferred")),
    ...forbidden.map((text) => term("en", text, "deprecated")),
    ...superseded.map((text) => term("en", text, "superseded")),
  ];
  return { id: zh, externalId: null, doNotTranslate: false, fullThenShort: false, terms };
}
const { judge } = createJudge(SEEDED_CONCEPTS.map(toConcept), { sourceLanguage: "zh", targetLanguage: "en" });

function checkPair(source: string, target: string): string[] {
  const pair = { source, target, date: DATE };
  const terms = judge(pair).map((verdict) => ({
    verdict,
    wordings: SEEDED_CONCEPTS.find(({ zh }) => zh === verdict.conceptId)?.agreed ?? [],
  }));
  return runPairChecks(pair, { terms, patterns: PATTERNS }).map(({ check }) => check);
}
const checkSource = (source: string): string[] => runSourceChecks(source).map(({ check }) => check);

/** Every seeded error with what spoke. */
const SEEDED: readonly {
  readonly check: string;
  readonly spoke: readonly string[];
  readonly text: string;
}[] = [
  ...[...SEEDED_PAIRS, ...SEEDED_TERMS].map(([check, source, target]) => ({
    check,
    spoke: checkPair(source, target),
    text: `${source} | ${target}`,
  })),
  ...SEEDED_SOURCES.map(([check, source]) => ({ check, spoke: checkSource(source), text: source })),
  ...[...SEEDED_DOCUMENTS, ...SEEDED_NAMINGS].map(([check, paragraphs]) => ({
    check,
    spoke: runDocumentChecks(paragraphs).flatMap(({ findings }) => findings.map((finding) => finding.check)),
    text: paragraphs.map(({ target }) => target).join(" / "),
  })),
];

describe("the seeded errors", () => {
  it("are enough, of each check", () => {
    expect(SEEDED.length).toBeGreaterThanOrEqual(110);
    for (const id of CHECK_IDS)
      expect(SEEDED.filter(({ check }) => check === id).length, id).toBeGreaterThanOrEqual(3);
  });

  it("are found, at least 95 %", () => {
    const missed = SEEDED.filter(({ check, spoke }) => !spoke.includes(check));
    const perCheck = CHECK_IDS.map((id) => {
      const own = SEEDED.filter(({ check }) => check === id);
      return `${id} ${own.filter(({ spoke }) => spoke.includes(id)).length}/${own.length}`;
    });
    console.log(`seeded: ${SEEDED.length - missed.length} of ${SEEDED.length}`, perCheck.join(", "), missed);
    expect(1 - missed.length / SEEDED.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe("right texts", () => {
  const pairs = [...RIGHT_PAIRS, ...LONG_RIGHT_PAIRS];

  it("are enough", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(150);
  });

  it("are left alone, at least 98 %", () => {
    const blamed = pairs.flatMap(([source, target]) => {
      const pair = { source, target, date: DATE };
      const found = runPairChecks(pair, { patterns: PATTERNS });
      return found.length === 0
        ? []
        : [{ source, target, found: found.map(({ code, values }) => [code, values]) }];
    });
    console.log(`right pairs: ${blamed.length} of ${pairs.length} blamed`, JSON.stringify(blamed, null, 1));
    expect(blamed.length / pairs.length).toBeLessThanOrEqual(0.02);
  });

  it("of sources are left alone", () => {
    const blamed = RIGHT_SOURCES.filter((source) => checkSource(source).length > 0);
    expect(blamed).toEqual([]);
  });

  it("of a whole track are left alone", () => {
    expect(runDocumentChecks(RIGHT_DOCUMENT)).toEqual([]);
  });
});
