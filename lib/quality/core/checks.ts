import type { Turns } from "@/lib/text/core/turns";
import { checkAmounts, checkApproximations, matchInTurns } from "./amount-check";
import { checkBookTitle } from "./book-title";
import { checkBrackets, readBracketsInTurns } from "./brackets";
import { checkDate, readDatesInTurns } from "./date";
import { checkDoubleSpace } from "./double-space";
import { checkEndPunctuation } from "./end-punctuation";
import type { CheckedPair, Finding, Severity, SourceCheck } from "./finding";
import { checkFirstMention } from "./first-mention";
import { checkFullwidth } from "./fullwidth";
import { checkInconsistent } from "./inconsistent";
import { checkLeftoverHan } from "./leftover-han";
import { checkLengthRatio, type LengthModel } from "./length-ratio";
import { checkListCount, readListsInTurns } from "./list-count";
import { checkListOverParagraphs } from "./list-over-paragraphs";
import { checkMissingSentence, type SentenceBead } from "./missing-sentence";
import { checkName } from "./name";
import { checkOwnPatterns, type PreparedPattern } from "./own-patterns";
import { checkQuotes, readQuotesInTurns } from "./quotes";
import { checkRepeatedWord } from "./repeated-word";
import { checkSameAsSource } from "./same-as-source";
import { checkSourceBroken } from "./source-broken";
import { checkSourcePunctuation } from "./source-punctuation";
import { checkSourceRepeat } from "./source-repeat";
import { checkTerms, type JudgedTerm } from "./term-findings";
import type { DocumentCheck } from "./track";
import { checkUntranslated } from "./untranslated";

/** What some checks of a pair need besides the two texts. */
export type PairContext = {
  /** How long English is in this project (`learnRatio`), or the start. */
  readonly lengthModel: LengthModel;
  /** The sentence alignment inside this pair; null when there is none. */
  readonly beads: readonly SentenceBead[] | null;
  /** The glossary's verdicts of this pair, without waived ones. */
  readonly terms: readonly JudgedTerm[];
  /** The team's own patterns, made ready. */
  readonly patterns: readonly PreparedPattern[];
};

/** `severity` is the check's own: the heaviest that it reports unless a project says otherwise. */
type Listed<Id extends string, Scope extends string, Run> = {
  readonly id: Id;
  readonly scope: Scope;
  readonly severity: Severity;
  readonly run: Run;
};
type PairRun<Id extends string> = (pair: CheckedPair, context: PairContext) => readonly Finding<Id>[];
/** What takes long with a long text is found beforehand, in turns, and kept for the check itself. */
type Prepare = (pair: CheckedPair) => Turns<unknown>;
/** `isOfTexts`: it looks at nothing but the two texts and the date, so that what it found of them holds. */
type ListedOfPair<Id extends string> = Listed<Id, "pair", PairRun<Id>> & {
  readonly isOfTexts: boolean;
  readonly prepare: Prepare | null;
};

const ofTexts = <const Id extends string>(
  id: Id,
  severity: Severity,
  run: (pair: CheckedPair) => readonly Finding<Id>[],
  prepare: Prepare | null = null,
): ListedOfPair<Id> => ({ id, scope: "pair", severity, run, isOfTexts: true, prepare });
const ofPair = <const Id extends string>(id: Id, severity: Severity, run: PairRun<Id>): ListedOfPair<Id> => ({
  id,
  scope: "pair",
  severity,
  run,
  isOfTexts: false,
  prepare: null,
});
const ofDocument = <const Id extends string>(
  id: Id,
  severity: Severity,
  run: DocumentCheck<Id>,
): Listed<Id, "document", DocumentCheck<Id>> => ({ id, scope: "document", severity, run });
const ofSource = <const Id extends string>(
  id: Id,
  severity: Severity,
  run: SourceCheck<Id>,
): Listed<Id, "source", SourceCheck<Id>> => ({ id, scope: "source", severity, run });

/** The checks of a pair of texts, in the order in which their findings are listed. */
export const PAIR_CHECKS = [
  ofTexts("same-as-source", "error", checkSameAsSource),
  ofTexts("untranslated", "error", checkUntranslated),
  ofPair("missing-sentence", "warning", (pair, { beads }) => checkMissingSentence(pair, beads)),
  ofPair("length-ratio", "warning", (pair, { lengthModel }) => checkLengthRatio(pair, lengthModel)),
  ofTexts("amount", "error", checkAmounts, matchInTurns),
  ofTexts("amount-approximation", "error", checkApproximations),
  ofTexts("date", "error", checkDate, readDatesInTurns),
  ofTexts("list-count", "warning", checkListCount, readListsInTurns),
  ofPair("term-missing", "warning", (pair, { terms }) => checkTerms(pair, terms, "term-missing")),
  ofPair("term-forbidden", "error", (pair, { terms }) => checkTerms(pair, terms, "term-forbidden")),
  ofPair("term-superseded", "warning", (pair, { terms }) => checkTerms(pair, terms, "term-superseded")),
  ofTexts("leftover-han", "error", checkLeftoverHan),
  ofTexts("fullwidth", "warning", checkFullwidth),
  ofTexts("quotes", "warning", checkQuotes, readQuotesInTurns),
  ofTexts("brackets", "warning", checkBrackets, readBracketsInTurns),
  ofTexts("book-title", "error", checkBookTitle),
  ofTexts("end-punctuation", "warning", checkEndPunctuation),
  ofTexts("repeated-word", "warning", checkRepeatedWord),
  ofTexts("double-space", "notice", checkDoubleSpace),
  ofPair("own-pattern", "error", (pair, { patterns }) => checkOwnPatterns(pair, patterns)),
] as const;

/** The checks over a whole track of a document. */
export const DOCUMENT_CHECKS = [
  ofDocument("list-count", "warning", checkListOverParagraphs),
  ofDocument("inconsistent", "warning", checkInconsistent),
  ofDocument("name", "warning", checkName),
  ofDocument("first-mention", "warning", checkFirstMention),
] as const;

/** The checks of a source text on its own, for who imports and who reviews. */
export const SOURCE_CHECKS = [
  ofSource("source-repeat", "warning", checkSourceRepeat),
  ofSource("source-broken", "warning", checkSourceBroken),
  ofSource("source-punctuation", "warning", checkSourcePunctuation),
] as const;

/** Every check there is; one that looks at pairs and at whole tracks stands twice under one id. */
export const CHECKS = [...PAIR_CHECKS, ...DOCUMENT_CHECKS, ...SOURCE_CHECKS] as const;

export type CheckId = (typeof CHECKS)[number]["id"];
export type CheckScope = (typeof CHECKS)[number]["scope"];

export const CHECK_IDS: readonly CheckId[] = [...new Set(CHECKS.map(({ id }) => id))];

type Weighed = { readonly id: CheckId; readonly severity: Severity };

/** What can be reported on a track's renderings, each once: by the checks of pairs and by those of whole tracks. */
export const TRACK_CHECKS: readonly Weighed[] = [
  ...PAIR_CHECKS,
  ...DOCUMENT_CHECKS.filter(({ id }) => !PAIR_CHECKS.some((check) => check.id === id)),
];

/** What a project can switch and weigh, each once. */
export const PROJECT_CHECKS: readonly Weighed[] = [...TRACK_CHECKS, ...SOURCE_CHECKS];
