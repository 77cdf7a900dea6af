import { TextMemory } from "@/lib/text/core/remember";
import { doAtOnce, flatMapInTurns, type Turns } from "@/lib/text/core/turns";
import { type CheckSettings, isOn, weigh } from "./check-settings";
import { type CheckId, DOCUMENT_CHECKS, PAIR_CHECKS, type PairContext, SOURCE_CHECKS } from "./checks";
import { type CheckedPair, type Finding, MOST_FINDINGS } from "./finding";
import { type ReportedFinding, withFingerprints } from "./fingerprint";
import { checkFirstMention, type MentionsBefore } from "./first-mention";
import { START_MODEL } from "./length-ratio";
import type { TrackParagraph } from "./track";
import { isBlank } from "./untranslated";

/** A project's settings with what the checks of a pair need; all of it may be left out. */
export type PairOptions = Partial<PairContext> & {
  readonly settings?: CheckSettings;
  /** False when nobody has begun the English: a blank one is no fault then. By default it is `untranslated-empty`. */
  readonly begun?: boolean;
};

/** A pair with what its checks need. */
export type AskedPair = { readonly pair: CheckedPair; readonly options: PairOptions };

/** Findings of one pair, in the order of the list of checks. Of a blank English, at most that it is one. */
export function runPairChecks(pair: CheckedPair, options: PairOptions = {}): ReportedFinding<CheckId>[] {
  return doAtOnce(pairChecksInTurns(pair, options));
}

/** The same, for who has others waiting: it pauses after each check, for a text may be long. */
export function* pairChecksInTurns(
  pair: CheckedPair,
  options: PairOptions = {},
): Turns<ReportedFinding<CheckId>[]> {
  const [findings = []] = yield* checkPortion([{ pair, options }]);
  return findings;
}

/** So many pairs are asked one check after the other: what a check needs of the processor stays at hand for all of them. */
const PORTION = 32;

/** A pause costs as much as a check of a short text: there is one after so many characters. */
const LEAST_TURN = 5000;

/** The findings of each of many pairs, in their order; it pauses between checks. */
export function* manyPairChecksInTurns(asked: readonly AskedPair[]): Turns<ReportedFinding<CheckId>[][]> {
  const found: ReportedFinding<CheckId>[][] = [];
  for (let from = 0; from < asked.length; from += PORTION)
    for (const findings of yield* checkPortion(asked.slice(from, from + PORTION))) found.push(findings);
  return found;
}

/** What a check that looks at nothing but the texts found in a pair. */
type Kept = Map<CheckId, readonly Finding<CheckId>[]>;

/** A page is looked at again and again, and few of its texts have changed: an interview in six tracks. */
const MOST_KEPT = 400_000;
const kept = new TextMemory<Kept>(MOST_KEPT);

function keptOf({ source, target, date }: CheckedPair): Kept {
  const key = `${source}\u0000${target}\u0000${date}`;
  return kept.find(key) ?? kept.keep(key, new Map());
}

function* checkPortion(asked: readonly AskedPair[]): Turns<ReportedFinding<CheckId>[][]> {
  const each = asked.map(({ pair, options }) => ({
    ...{ pair, context: contextOf(options), settings: options.settings ?? {}, findings: noFindings() },
    ...{ isBlank: isBlank(pair.target), begun: options.begun ?? true, kept: keptOf(pair) },
  }));
  let done = 0;
  for (const check of PAIR_CHECKS)
    for (const { pair, context, settings, findings, isBlank, begun, kept } of each) {
      // Of a blank English is asked only whether it is one, and nothing where nobody began it.
      const isAsked = isBlank ? begun && check.id === "untranslated" : true;
      if (!isAsked || !isOn(settings, check.id)) continue;
      const before = check.isOfTexts ? kept.get(check.id) : undefined;
      if (before !== undefined) {
        addFindings(findings, before);
        continue;
      }
      if (check.prepare !== null) yield* check.prepare(pair);
      const found = check.run(pair, context);
      if (check.isOfTexts) kept.set(check.id, found);
      addFindings(findings, found);
      done += pair.source.length + pair.target.length;
      if (done < LEAST_TURN) continue;
      done = 0;
      yield;
    }
  return yield* flatMapInTurns(each, ({ findings, settings, pair }) => [finish(findings, settings, pair)]);
}

const noFindings = (): Finding<CheckId>[] => [];

const contextOf = ({
  lengthModel = START_MODEL,
  beads = null,
  terms = [],
  patterns = [],
}: PairOptions): PairContext => ({ lengthModel, beads, terms, patterns });

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

/** What `first-mention` reports in one paragraph of a track, by what stands before it there. */
export function runFirstMention(
  paragraph: TrackParagraph,
  before: MentionsBefore,
  settings: CheckSettings = {},
): ReportedFinding<CheckId>[] {
  if (!isOn(settings, "first-mention")) return [];
  const findings: Finding<CheckId>[] = [];
  const found = doAtOnce(checkFirstMention([paragraph], before));
  addFindings(
    findings,
    found.map(({ finding }) => finding),
  );
  return finish(findings, settings, paragraph);
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
