import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { BANDS, type Band, bandOf, LEAST_BAND } from "@/lib/memory/core/analysis";
import { countText } from "@/lib/text/core/counts";
import { scopeOfProject } from "./authorize-memory";
import type { MemoryAnalysis } from "./batch-schema";
import { findTrack } from "./fill-store";
import { matchDocument } from "./match-document";

/**
 * How much of a document the project's memories have, for a track whose own renderings do not count, or for all.
 *
 * @throws AppError `not-found`
 */
export async function analyzeDocument(
  actor: Actor,
  documentId: string,
  trackId: string | undefined,
): Promise<MemoryAnalysis> {
  const grant = await authorize(actor, "view", { documentId });
  const track = trackId === undefined ? null : await findTrack(grant, trackId);
  if (trackId !== undefined && track?.documentId !== documentId) throw notFound("This track");
  const scope = await scopeOfProject(grant, track?.language);
  const matched = await matchDocument(grant, scope, { documentId, trackId, threshold: LEAST_BAND });
  const bands = new Map<Band, { paragraphs: number; characters: number }>();
  const seen = new Set<string>();
  for (const { paragraph, key, best } of matched) {
    if (key.text === "") continue;
    const name = `${key.text} ${key.numbersHash}`;
    const band = bandOf(best, seen.has(name));
    seen.add(name);
    const { paragraphs, characters } = bands.get(band) ?? { paragraphs: 0, characters: 0 };
    bands.set(band, {
      paragraphs: paragraphs + 1,
      characters: characters + countText(paragraph.text).characters,
    });
  }
  const rows = BANDS.map((band) => ({ band, ...(bands.get(band) ?? { paragraphs: 0, characters: 0 }) }));
  return {
    bands: rows,
    paragraphs: rows.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    characters: rows.reduce((sum, { characters }) => sum + characters, 0),
  };
}
