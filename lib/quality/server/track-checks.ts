import { LRUCache } from "lru-cache";
import type { Grant } from "@/lib/accounts/core/grant";
import { isOn } from "@/lib/quality/core/check-settings";
import type { CheckId } from "@/lib/quality/core/checks";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import { findFirstMentions, type MentionsBefore, mentionsBefore } from "@/lib/quality/core/first-mention";
import type { NamingReader } from "@/lib/quality/core/namings";
import { documentChecksInTurns } from "@/lib/quality/core/run-checks";
import type { TrackParagraph } from "@/lib/quality/core/track";
import { flatMapInTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import type { Checker } from "./checker";
import { findPlace, type PairRow, readTrackPairs, readTrackStamp } from "./pairs-store";

/** What was found by looking at a whole track. */
type Found = {
  /** By rendering. */
  readonly findings: ReadonlyMap<string, readonly ReportedFinding<CheckId>[]>;
  /** Which of these concepts the track names before a rendering; null where no check of it asks. */
  readonly mentionsBefore: (renderingId: string, nameable: readonly string[]) => MentionsBefore | null;
};
type Kept = {
  /** Of the project's settings and glossaries: what was switched off is gone at once, and what was decided is there. */
  readonly rules: string;
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

/** What the checks that look at a whole track report, by track. */
export async function findTrackFindings(
  grant: Grant,
  trackIds: readonly string[],
  checker: Checker,
): Promise<ReadonlyMap<string, Found>> {
  return new Map(
    await Promise.all(
      trackIds.map(async (trackId) => [trackId, await findOne(grant, trackId, checker)] as const),
    ),
  );
}

async function findOne(grant: Grant, trackId: string, checker: Checker): Promise<Found> {
  const before = await kept.get(trackId);
  const holds = before !== undefined && before.rules === rulesOf(checker);
  if (holds && Date.now() < before.until) return before.found;
  const stamp = await readTrackStamp(grant, trackId);
  if (holds && before.stamp === stamp) return before.found;
  const finding = look(grant, trackId, stamp, checker);
  kept.set(trackId, finding);
  finding.catch(() => kept.delete(trackId));
  return (await finding).found;
}

/** What reads the glossaries' namings for a track; null where no check of a track needs them. */
const readerOf = ({ settings, readNamings }: Checker): NamingReader | null =>
  isOn(settings.checks, "first-mention") ? readNamings : null;

const rulesOf = (checker: Checker): string =>
  `${checker.settings.revision} ${readerOf(checker) === null ? "" : checker.glossaries}`;

async function look(grant: Grant, trackId: string, stamp: string, checker: Checker): Promise<Kept> {
  const began = Date.now();
  const rows = await readRows(grant, trackId);
  const read = readerOf(checker);
  const paragraphs = await doInTurns(flatMapInTurns(rows, (row) => [toParagraph(row, read)]));
  const found = await doInTurns(documentChecksInTurns(paragraphs, checker.settings.checks));
  const now = Date.now();
  const findings = new Map(found.map((each) => [each.paragraph, each.findings]));
  return {
    ...{ rules: rulesOf(checker), stamp, until: now + REST * (now - began) },
    found: { findings, mentionsBefore: read === null ? () => null : mentionsIn(paragraphs) },
  };
}

function mentionsIn(paragraphs: readonly TrackParagraph[]): Found["mentionsBefore"] {
  const firsts = findFirstMentions(paragraphs);
  const numbers = new Map(paragraphs.map(({ id }, at) => [id, at]));
  return (renderingId, nameable) => {
    const at = numbers.get(renderingId);
    return at === undefined ? null : mentionsBefore(firsts, at, nameable);
  };
}

function toParagraph(row: PairRow, read: NamingReader | null): TrackParagraph {
  const { renderingId, source, target, kind } = row;
  return { id: renderingId, source, target, kind, namings: read?.(row) ?? [] };
}

async function readRows(grant: Grant, trackId: string): Promise<PairRow[]> {
  const place = await findPlace(grant, { trackId }, null);
  const rows: PairRow[] = [];
  if (place === null) return rows;
  const { documentId } = place;
  for (let afterKey: string | null = null; ; ) {
    const portion = await readTrackPairs(grant, trackId, { documentId, afterKey, count: PORTION });
    rows.push(...portion);
    const last = portion.at(-1);
    if (last === undefined || portion.length < PORTION) return rows;
    afterKey = last.orderKey;
  }
}
