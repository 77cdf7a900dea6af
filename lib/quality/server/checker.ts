import { LRUCache } from "lru-cache";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { beadsOf, type LinkedPair } from "@/lib/alignment/core/sentence-beads";
import type { Recognized } from "@/lib/glossary/core/recognizer";
import type { MatchConcept } from "@/lib/glossary/core/term";
import type { Matcher } from "@/lib/glossary/server/matchers";
import { matcherOfProject } from "@/lib/glossary/server/project-matcher";
import type { CheckId } from "@/lib/quality/core/checks";
import type { CheckedPair } from "@/lib/quality/core/finding";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import { judgeTermsInTurns } from "@/lib/quality/core/judge-terms";
import { createNamingReader, type NamingReader } from "@/lib/quality/core/namings";
import { type PreparedPattern, preparePattern } from "@/lib/quality/core/own-patterns";
import { manyPairChecksInTurns } from "@/lib/quality/core/run-checks";
import type { JudgedTerm } from "@/lib/quality/core/term-findings";
import { isBlank } from "@/lib/quality/core/untranslated";
import { rememberTurns } from "@/lib/text/core/remember";
import { doAtOnce, flatMapTurns, type Turns } from "@/lib/text/core/turns";
import { lengthModelOf } from "./length-model";
import type { CheckSettings } from "./schema";
import { settingsOf } from "./settings";

/** The checks of one project as they are now: its settings, its glossaries, and what its own pairs taught. */
export type Checker = {
  readonly settings: CheckSettings;
  /** Of the glossaries that the project uses. */
  readonly conceptById: ReadonlyMap<string, MatchConcept>;
  /** Another one for every version of them. */
  readonly glossaries: string;
  /** Null where no concept asks for its full form first. */
  readonly readNamings: NamingReader | null;
  /** The findings of each of these pairs, in their order. A blank rendering that was not begun gives nothing. */
  readonly check: (
    pairs: readonly (CheckedPair & LinkedPair & { readonly begun: boolean })[],
  ) => Turns<readonly (readonly ReportedFinding<CheckId>[])[]>;
};

export async function checkerOf(actor: Actor, grant: Grant): Promise<Checker> {
  const [settings, matcher, lengthModel] = await Promise.all([
    settingsOf(grant),
    matcherOfProject(actor, grant),
    lengthModelOf(grant),
  ]);
  const patterns = patternsOf(grant, settings);
  return {
    settings,
    conceptById: matcher?.conceptById ?? new Map(),
    glossaries: matcher?.key ?? "",
    readNamings: matcher === null ? null : namingReaderOf(matcher),
    *check(pairs) {
      const common = { settings: settings.checks, lengthModel, patterns };
      const asked = yield* flatMapTurns(pairs, function* (pair) {
        const terms = matcher === null ? [] : yield* judgePairInTurns(matcher, pair);
        return [{ pair, options: { ...common, terms, beads: beadsOf(pair), begun: pair.begun } }];
      });
      return yield* manyPairChecksInTurns(asked);
    },
  };
}

const prepared = new LRUCache<string, readonly PreparedPattern[]>({ max: 200 });

/**
 * A project's patterns, ready. A stored one was read when it was stored; one that an engine of another version does not
 * read is left out.
 */
function patternsOf({ projectId }: Grant, { patterns, revision }: CheckSettings): readonly PreparedPattern[] {
  const key = `${projectId} ${revision}`;
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const made = patterns.flatMap((pattern) => {
    const each = preparePattern(pattern);
    return each.ok ? [each.prepared] : [];
  });
  prepared.set(key, made);
  return made;
}

/** By matcher: a source is recognized once for all its translations. */
const recognizers = new WeakMap<Matcher, (source: string) => Turns<Recognized>>();

function recognizerOf(matcher: Matcher): (source: string) => Turns<Recognized> {
  const known = recognizers.get(matcher);
  if (known !== undefined) return known;
  const made = rememberTurns(matcher.judge.recognizer.recognizeInTurns);
  recognizers.set(matcher, made);
  return made;
}

const namingReaders = new WeakMap<Matcher, NamingReader | null>();

/** What reads where concepts are named, by these glossaries, made once for each version of them. */
export function namingReaderOf(matcher: Matcher): NamingReader | null {
  const known = namingReaders.get(matcher);
  if (known !== undefined) return known;
  const made = createNamingReader(matcher, (source) => doAtOnce(recognizerOf(matcher)(source)));
  namingReaders.set(matcher, made);
  return made;
}

/** The glossary's verdicts on a pair, with the wordings that a person reads. Of a blank English there are none. */
export function* judgePairInTurns(matcher: Matcher, pair: CheckedPair): Turns<JudgedTerm[]> {
  if (isBlank(pair.target)) return [];
  const occurrences = yield* recognizerOf(matcher)(pair.source);
  yield;
  return yield* judgeTermsInTurns(matcher, pair, occurrences);
}
