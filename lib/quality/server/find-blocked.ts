import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { type CheckedPair, SEVERITIES, type Severity } from "@/lib/quality/core/finding";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { checkerOf } from "./checker";
import { settingsOf } from "./settings";
import { findWaivers } from "./waivers";

/** Whether a finding of this severity keeps from confirming, where that begins at `blockFrom`. */
export function isBlocking(severity: Severity, blockFrom: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(blockFrom);
}

/**
 * Which of these texts could not be confirmed if they stood in their renderings: those with findings that the project
 * lets keep from confirming, and that nobody left as they are. What only a whole track shows does not count. Called
 * before the transaction that writes them.
 *
 * @returns ids of renderings
 */
export async function findBlocked(
  actor: Actor,
  grant: Grant,
  pairs: readonly (CheckedPair & { readonly renderingId: string })[],
): Promise<ReadonlySet<string>> {
  const { blockFrom } = await settingsOf(grant);
  if (blockFrom === null || pairs.length === 0) return new Set();
  const checker = await checkerOf(actor, grant);
  const ids = pairs.map(({ renderingId }) => renderingId);
  const waivers = await findWaivers(grant, ids, checker.conceptById);
  const found = await doInTurns(checker.check(pairs.map((pair) => ({ ...pair, begun: true }))));
  const blocked = pairs.filter(({ renderingId }, at) =>
    found[at]?.some(
      (finding) => isBlocking(finding.severity, blockFrom) && waivers.of(renderingId, finding) === null,
    ),
  );
  return new Set(blocked.map(({ renderingId }) => renderingId));
}
