import { type CheckSettings, isOn, weigh } from "./check-settings";
import { type CheckId, DOCUMENT_CHECKS, PAIR_CHECKS, type PairContext, SOURCE_CHECKS } from "./checks";
import type { CheckedPair, Finding } from "./finding";
import { type ReportedFinding, withFingerprints } from "./fingerprint";
import { START_MODEL } from "./length-ratio";
import type { TrackParagraph } from "./track";
import { doAtOnce, flatMapInTurns, type Turns } from "./turns";
import { isBlank } from "./untranslated";

/** So many findings of one check in one text are enough to see that something is wrong with all of it. */
const MOST_FINDINGS = 100;

/** A project's settings with what the checks of a pair need; all of it may be left out. */
export type PairOptions = Partial<PairContext> & {
  readonly settings?: CheckSettings;
  /** False when nobody has begun the English: a blank one is no fault then. By default it is `untranslated-empty`. */
  readonly begun?: boolean;
};

/** Findings of one pair, in the order of the list of checks. Of a blank English, at most that it is one. */
export function runPairChecks(pair: CheckedPair, options: PairOptions = {}): ReportedFinding<CheckId>[] {
  const findings: Finding<CheckId>[] = [];
  const context = contextOf(options);
  for (const check of checksFor(pair, options)) addFindings(findings, check.run(pair, context));
  return finish(findings, options.settings ?? {}, pair);
}

/** The same, for who has others waiting: it pauses after each check, for a text may be long. */
export function* pairChecksInTurns(
  pair: CheckedPair,
  options: PairOptions = {},
): Turns<ReportedFinding<CheckId>[]> {
  const findings: Finding<CheckId>[] = [];
  const context = contextOf(options);
  for (const check of checksFor(pair, options)) {
    addFindings(findings, check.run(pair, context));
    yield;
  }
  return finish(findings, options.settings ?? {}, pair);
}

const contextOf = ({
  lengthModel = START_MODEL,
  beads = null,
  terms = [],
  patterns = [],
}: PairOptions): PairContext => ({ lengthModel, beads, terms, patterns });

/** The checks that a pair is asked: of a blank English only whether it is one, and none where nobody began it. */
function checksFor({ target }: CheckedPair, { settings = {}, begun = true }: PairOptions) {
  const blank = isBlank(target);
  if (blank && !begun) return [];
  return PAIR_CHECKS.filter(({ id }) => isOn(settings, id) && (!blank || id === "untranslated"));
}

function addFindings(findings: Finding<CheckId>[], found: readonly Finding<CheckId>[]): void {
  for (let at = 0; at < found.length && at < MOST_FINDINGS; at += 1) {
    const finding = found[at];
    if (finding !== undefined) findings.push(finding);
  }
}

/** Findings of one source text. */
export function runSourceChecks(source: string, settings: CheckSettings = {}): ReportedFinding<CheckId>[] {
  return doAtOnce(sourceChecksInTurns(source, settings));
}

/** The same, for who has others waiting. */
export function* sourceChecksInTurns(
  source: string,
  settings: CheckSettings = {},
): Turns<ReportedFinding<CheckId>[]> {
  const findings: Finding<CheckId>[] = [];
  for (const { id, run } of SOURCE_CHECKS) {
    if (isOn(settings, id)) addFindings(findings, run(source));
    yield;
  }
  return finish(findings, settings, { source, target: "" });
}

/** A document's findings of one paragraph. */
export type ParagraphFindings = {
  readonly paragraph: string;
  readonly findings: readonly ReportedFinding<CheckId>[];
};

/** Findings of the checks over a whole track, by paragraph; paragraphs without any are left out. */
export function runDocumentChecks(
  paragraphs: readonly TrackParagraph[],
  settings: CheckSettings = {},
): ParagraphFindings[] {
  return doAtOnce(documentChecksInTurns(paragraphs, settings));
}

/** The same, for who has others waiting. */
export function* documentChecksInTurns(
  paragraphs: readonly TrackParagraph[],
  settings: CheckSettings = {},
): Turns<ParagraphFindings[]> {
  const byParagraph = new Map<string, Finding<CheckId>[]>();
  for (const { id, run } of DOCUMENT_CHECKS)
    for (const { paragraph, finding } of isOn(settings, id) ? yield* run(paragraphs) : []) {
      const found = byParagraph.get(paragraph);
      if (found === undefined) byParagraph.set(paragraph, [finding]);
      else if (found.length < MOST_FINDINGS) found.push(finding);
    }
  return yield* flatMapInTurns(paragraphs, (paragraph) => {
    const findings = byParagraph.get(paragraph.id);
    return findings === undefined
      ? []
      : [{ paragraph: paragraph.id, findings: finish(findings, settings, paragraph) }];
  });
}

function finish(
  findings: readonly Finding<CheckId>[],
  settings: CheckSettings,
  pair: Pick<CheckedPair, "source" | "target">,
): ReportedFinding<CheckId>[] {
  return withFingerprints(
    findings.map((finding) => weigh(finding, settings)),
    pair,
  );
}
