import type { Actor } from "@/lib/accounts/core/actor";
import { matcherOfGlossary } from "@/lib/glossary/server/match-texts";
import type { Locale } from "@/lib/i18n/locales";
import type { CheckId } from "@/lib/quality/core/checks";
import { pairChecksInTurns, sourceChecksInTurns } from "@/lib/quality/core/run-checks";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { judgePairInTurns } from "./checker";
import { sayFindingsIn } from "./say-finding";
import type { FindingView } from "./schema";

/** What the checks report on any pair of texts, each as severe as it is by default; nothing is stored. */
export async function checkPair(
  actor: Actor,
  asked: {
    readonly source: string;
    readonly target: string;
    readonly date?: string | null | undefined;
    readonly glossaryId?: string | undefined;
    readonly checks?: readonly CheckId[] | undefined;
  },
  locale: Locale,
): Promise<readonly FindingView[]> {
  const pair = { source: asked.source, target: asked.target, date: asked.date ?? null };
  const matcher = asked.glossaryId === undefined ? null : await matcherOfGlossary(actor, asked.glossaryId);
  const say = sayFindingsIn(locale);
  const terms = matcher === null ? [] : await doInTurns(judgePairInTurns(matcher, pair));
  const found = [
    ...(await doInTurns(pairChecksInTurns(pair, { terms }))),
    ...(await doInTurns(sourceChecksInTurns(pair.source))),
  ];
  return found
    .filter(({ check }) => asked.checks?.includes(check) ?? true)
    .map((finding) => ({
      ...{ check: finding.check, severity: finding.severity, message: say(finding) },
      ...{ source: finding.source, target: finding.target },
    }));
}
