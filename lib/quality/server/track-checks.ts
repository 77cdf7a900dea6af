import { LRUCache } from "lru-cache";
import type { Grant } from "@/lib/accounts/core/grant";
import type { CheckId } from "@/lib/quality/core/checks";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import { documentChecksInTurns } from "@/lib/quality/core/run-checks";
import type { TrackParagraph } from "@/lib/quality/core/track";
import type { Checker } from "./checker";
import { doInTurns } from "./do-in-turns";
import { readTrackPairs, readTrackState } from "./pairs-store";

/** By rendering. */
type Found = ReadonlyMap<string, readonly ReportedFinding<CheckId>[]>;
type Kept = {
  /** Of the project's settings: what was switched off is gone at once. */
  readonly settings: number;
  readonly stamp: string;
  readonly until: number;
  readonly found: Found;
};

const kept = new LRUCache<string, Promise<Kept>>({ max: 200 });

/**
 * While a long track is being written in, what is said of it as a whole may be a little old: so many times as long as
 * finding it took, so that it never takes more than a twentieth of the processor.
 */
const REST = 20;
/** Rows that are taken in one go: the driver reads what has come without a pause. */
const PORTION = 1000;

/** What the checks that look at a whole track report, for each of these tracks. */
export async function findTrackFindings(
  grant: Grant,
  trackIds: readonly string[],
  checker: Checker,
): Promise<Found> {
  const found = await Promise.all(trackIds.map((trackId) => findOne(grant, trackId, checker)));
  return new Map(found.flatMap((each) => [...each]));
}

async function findOne(grant: Grant, trackId: string, checker: Checker): Promise<Found> {
  const state = await readTrackState(grant, trackId);
  const before = await kept.get(trackId);
  if (
    before !== undefined &&
    before.settings === checker.settings.revision &&
    (before.stamp === state.stamp || Date.now() < before.until)
  )
    return before.found;
  const finding = look(grant, trackId, state.stamp, checker);
  kept.set(trackId, finding);
  finding.catch(() => kept.delete(trackId));
  return (await finding).found;
}

async function look(grant: Grant, trackId: string, stamp: string, { settings }: Checker): Promise<Kept> {
  const began = Date.now();
  const paragraphs = await readParagraphs(grant, trackId);
  const found = await doInTurns(documentChecksInTurns(paragraphs, settings.checks));
  const now = Date.now();
  const byRendering = new Map(found.map(({ paragraph, findings }) => [paragraph, findings]));
  return { settings: settings.revision, stamp, until: now + REST * (now - began), found: byRendering };
}

async function readParagraphs(grant: Grant, trackId: string): Promise<TrackParagraph[]> {
  const paragraphs: TrackParagraph[] = [];
  for (let from = 0; from === paragraphs.length; from += PORTION)
    for (const { renderingId, source, target } of await readTrackPairs(grant, trackId, {
      from,
      count: PORTION,
    }))
      paragraphs.push({ id: renderingId, source, target });
  return paragraphs;
}
