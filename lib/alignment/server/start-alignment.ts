import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import type { FixedSpans } from "@/lib/alignment/core/align-layout";
import type { DraftTexts } from "@/lib/alignment/core/draft";
import { mapLinks, type SentenceLink } from "@/lib/alignment/core/links";
import { database } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { type AlignWatcher, alignInThread } from "./align-in-thread";
import { type PlacingRow, putDraft, readDraft, readLinks, readPlacingRows } from "./alignment-store";
import { type GivenText, onlyTexts, readTarget } from "./import-into-track";
import { presentDraft } from "./present-draft";
import { findDraft } from "./repair-alignment";
import type { DraftView } from "./schema";

/**
 * Aligns a text with a track's document, to be looked over before it is written. What is being looked over already is
 * given up only by who names its revision.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict`, saying whose and of when, while another is being looked over;
 *   `invalid` for what cannot be read, or a track without words
 */
export async function startAlignment(
  actor: Actor,
  trackId: string,
  { given, seen, ...watcher }: Start,
): Promise<DraftView> {
  const { tell } = watcher;
  const grant = await authorize(actor, "translate", { trackId });
  await checkStanding(grant, trackId, seen);
  tell({ stage: "read" });
  const rows = await readPlacingRows(database(), grant, trackId);
  const source = rows.map(({ id, text, label }) => ({ id, text, label }));
  const target =
    given === null
      ? rows.map(({ rendered, marks }) => ({ text: rendered, marks, label: null }))
      : await readTarget(given);
  const texts: DraftTexts = { source, target, ofTrack: given === null };
  if (target.every(({ text }) => text.trim() === ""))
    throw new AppError("invalid", "This track has no text to align.", { key: "nothingToAlign" });
  tell({ stage: "align" });
  const fixed = given === null ? await readFixed(grant, trackId, rows) : [];
  const job = { trackId, texts: onlyTexts(texts), start: { fixed } };
  const layout = await alignInThread(actor, grant, job, watcher);
  const draft = await putDraft(trackId, { texts, layout, authorId: actor.id }, seen);
  if (draft === null) await checkStanding(grant, trackId, seen);
  return presentDraft(trackId, draft ?? (await findDraft(grant, trackId)), rows);
}

type Start = AlignWatcher & {
  /** Null to align what the track itself says: there, what a person fixed before stays. */
  readonly given: GivenText | null;
  /** The revision of the alignment that is given up for it; null while there is none. */
  readonly seen: number | null;
};

/** @throws AppError `conflict` when another alignment of this track is looked over than the one that was seen */
async function checkStanding(grant: Grant, trackId: string, seen: number | null): Promise<void> {
  const standing = await readDraft(grant, trackId);
  if (standing === null || standing.revision === seen) return;
  const { revision, updatedById, at } = standing;
  const name = (await namesOf([updatedById])).get(updatedById) ?? null;
  throw new AppError(
    "conflict",
    `An alignment of this track is being looked over${name === null ? "" : ` by ${name}`}, last changed ${at}: write or discard it, or name its revision in If-Match to replace it.`,
    { key: "alignmentExists", values: { name: name ?? "–" }, detail: { revision, at, name } },
  );
}

/** What was fixed in the track and still holds, by the places of paragraphs. */
async function readFixed(
  grant: Grant,
  trackId: string,
  rows: readonly PlacingRow[],
): Promise<readonly FixedSpans[]> {
  const kept = await readLinks(grant, trackId, {
    ...{ limit: rows.length, after: undefined, paragraphIds: undefined },
  });
  const placeOf = new Map(rows.map(({ id }, at) => [id, at]));
  return kept.flatMap((row) => {
    const paragraph = placeOf.get(row.paragraphId);
    if (paragraph === undefined) return [];
    return fixedOf(mapLinks(row, row.source, row.target).links, paragraph);
  });
}

/** The fixed ones of a paragraph's links. A side without words stands where the link before ends on that side. */
function fixedOf(links: readonly SentenceLink[], paragraph: number): FixedSpans[] {
  const fixed: FixedSpans[] = [];
  const ends = { source: 0, target: 0 };
  for (const link of links) {
    const spanOf = (side: "source" | "target") => {
      const { start, end } = link[side] ?? { start: ends[side], end: ends[side] };
      ends[side] = end;
      return { paragraph, start, end };
    };
    const spans = { source: spanOf("source"), target: spanOf("target") };
    if (link.fixed) fixed.push(spans);
  }
  return fixed;
}
