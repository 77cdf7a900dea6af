import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { scopeOfProject } from "./authorize-memory";
import { findTrack } from "./fill-store";
import { matchDocument } from "./match-document";
import { presentMatch } from "./present";
import type { MatchView } from "./schema";
import { readUnits } from "./unit-store";

/** What a memory proposes for a paragraph. */
export type Candidate = Pick<MatchView, "source" | "target" | "kind"> & {
  /** 0 to 1, in steps of 1/10,000. */
  readonly similarity: number;
  /** The document or the file that it is of. */
  readonly origin: string;
};

/** As many as another program shows at once. */
const MOST = 3;
const THRESHOLD = 0.7;

/**
 * What the project's memories propose for some paragraphs in a track, the best first; what the track itself gave is none. A
 * paragraph for which there is nothing has no entry.
 *
 * @throws AppError `not-found`
 */
export async function listCandidates(
  actor: Actor,
  documentId: string,
  { trackId, paragraphIds }: { readonly trackId: string; readonly paragraphIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const grant = await authorize(actor, "view", { documentId });
  const track = await findTrack(grant, trackId);
  if (track === null || track.documentId !== documentId) throw notFound("This track");
  const wanted = new Set(paragraphIds);
  const scope = await scopeOfProject(grant, track.language);
  const asked = { documentId, trackId, threshold: THRESHOLD, most: MOST };
  const matched = await matchDocument(grant, scope, { ...asked, wants: (id) => wanted.has(id) });
  const units = await readUnits(
    scope,
    matched.flatMap(({ matches }) => matches.map(({ id }) => id)),
  );
  return new Map(
    matched.flatMap(({ paragraph, key, matches }) => {
      const candidates = matches.flatMap((match): Candidate[] => {
        const unit = units.get(match.id);
        if (unit === undefined) return [];
        const { source, target, kind, similarity, origin } = presentMatch(key, match, unit);
        return [
          {
            ...{ source, target, kind, similarity: Math.round(similarity * 10_000) / 10_000 },
            origin: origin.documentTitle || origin.fileName,
          },
        ];
      });
      return candidates.length === 0 ? [] : [[paragraph.id, candidates] as const];
    }),
  );
}
