import type { Actor } from "@/lib/accounts/core/actor";
import { matcherOfGlossary } from "@/lib/glossary/server/match-texts";
import type { Locale } from "@/lib/i18n/locales";
import type { FilePair } from "@/lib/interchange/core/pairs/pair";
import type { CheckId } from "@/lib/quality/core/checks";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import { learnRatio } from "@/lib/quality/core/length-ratio";
import type { NamingReader } from "@/lib/quality/core/namings";
import { documentChecksInTurns, manyPairChecksInTurns, runSourceChecks } from "@/lib/quality/core/run-checks";
import { flatMapInTurns, flatMapTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { judgePairInTurns, namingReaderOf } from "./checker";
import { sayFindingsIn } from "./say-finding";
import type { FindingView } from "./schema";

export type FileFinding = FindingView & Pick<FilePair, "place" | "track">;

/** What the checks report on the pairs of a file, in the file's order; nothing is stored. */
export async function checkFile(
  pairs: readonly FilePair[],
  asked: {
    readonly date: string | null;
    /** Whose wordings are to stand, and who may read them; null for none. */
    readonly glossary: { readonly id: string; readonly actor: Actor } | null;
    readonly checks: readonly CheckId[] | null;
    readonly locale: Locale;
  },
): Promise<readonly FileFinding[]> {
  const matcher =
    asked.glossary === null ? null : await matcherOfGlossary(asked.glossary.actor, asked.glossary.id);
  const wantsNamings = asked.checks?.includes("first-mention") ?? true;
  const readNamings = matcher === null || !wantsNamings ? null : namingReaderOf(matcher);
  const wide = await findWide(pairs, asked.date, readNamings);
  // A file teaches how long its English is as a project does; a few wrong pairs do not count.
  const lengthModel = learnRatio(pairs);
  const say = sayFindingsIn(asked.locale);
  const asking = flatMapTurns(pairs, function* ({ source, target }) {
    const pair = { source, target, date: asked.date };
    const terms = matcher === null ? [] : yield* judgePairInTurns(matcher, pair);
    return [{ pair, options: { terms, lengthModel } }];
  });
  const found = await doInTurns(manyPairChecksInTurns(await doInTurns(asking)));
  return pairs.flatMap(({ place, track, source }, at) => {
    // A source with several translations is looked at once.
    const isRepeated = pairs[at - 1]?.place === place && pairs[at - 1]?.source === source;
    const ofSource = isRepeated ? [] : runSourceChecks(source);
    return [...(found[at] ?? []), ...(wide.get(at) ?? []), ...ofSource]
      .filter(({ check }) => asked.checks?.includes(check) ?? true)
      .map((finding) => ({
        ...{ place, track, check: finding.check, severity: finding.severity, message: say(finding) },
        ...{ source: finding.source, target: finding.target },
      }));
  });
}

/** What the checks of a whole text report, for each of the file's translations; by the pair's index. */
async function findWide(
  pairs: readonly FilePair[],
  date: string | null,
  readNamings: NamingReader | null,
): Promise<ReadonlyMap<number, readonly ReportedFinding<CheckId>[]>> {
  const found = new Map<number, readonly ReportedFinding<CheckId>[]>();
  for (const own of new Set(pairs.map(({ track }) => track))) {
    const paragraphs = flatMapInTurns(pairs, ({ track, source, target }, at) => {
      if (track !== own) return [];
      const namings = readNamings?.({ source, target, date }) ?? [];
      return [{ id: String(at), source, target, namings }];
    });
    for (const each of await doInTurns(documentChecksInTurns(await doInTurns(paragraphs))))
      found.set(Number(each.paragraph), each.findings);
  }
  return found;
}
