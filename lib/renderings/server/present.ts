import type { Progress } from "@/lib/renderings/core/state";
import type { AdoptionView } from "./adoptions-schema";
import type { AdoptionRow } from "./adoptions-store";
import type { RenderingView, RevisionView, TrackView } from "./schema";
import type { RenderingRow, RevisionRow, TrackRow } from "./store";

const NOTHING: Progress = {
  total: 0,
  initial: 0,
  translated: 0,
  reviewed: 0,
  final: 0,
  needsWork: 0,
  words: 0,
};

/** A track as others see it. */
export function presentTrack(row: TrackRow, progress: Progress = NOTHING): TrackView {
  const { id, documentId, name, language, kind, locked, attribution, citation, ownerId } = row;
  return {
    ...{ id, documentId, name, language, kind, locked, attribution, citation, ownerId },
    date: row.date?.toISOString().slice(0, 10) ?? null,
    createdAt: row.createdAt.toISOString(),
    revision: row.revision,
    speakers: row.speakers,
    progress,
  };
}

/** A rendering as others see it. */
export function presentRendering(row: RenderingRow): RenderingView {
  const { id, trackId, paragraphId, text, state, needsWork, sourceSince } = row;
  const { revision, wordCount, generation, updatedById } = row;
  return {
    ...{ id, trackId, paragraphId, text, state, needsWork, sourceSince },
    ...{ revision, wordCount, generation, updatedById },
    marks: row.marks as unknown as RenderingView["marks"],
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A kept state as others see it. */
export function presentRevision(row: RevisionRow): RevisionView {
  const { revision, text, state, needsWork, cause, comment, authorId, authorName, adopted } = row;
  return {
    ...{ revision, text, state, needsWork, cause, comment, authorId, authorName, adopted },
    marks: row.marks as unknown as RevisionView["marks"],
    at: row.at.toISOString(),
  };
}

/** An adoption as others see it. */
export function presentAdoption(row: AdoptionRow): AdoptionView {
  const { id, revision, fromRevision, text, start, reason } = row;
  return {
    ...{ id, revision, fromRevision, text, start, reason },
    fromTrackId: row.fromRendering.trackId,
    fromTrackName: row.fromRendering.track.name,
    byName: row.createdBy.name,
    at: row.createdAt.toISOString(),
  };
}
