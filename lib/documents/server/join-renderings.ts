import type { ServerCause } from "@/lib/collaboration/core/causes";
import { readRichText, writeRichText } from "@/lib/collaboration/core/rendering-document";
import { findTextEdits } from "@/lib/collaboration/core/text-edits";
import {
  appendServerUpdates,
  type ServerEdit,
  type Standing,
} from "@/lib/collaboration/server/append-server-update";
import { announceRowChange, keepRenderingRevision } from "@/lib/collaboration/server/rendering-rows";
import type { Transaction } from "@/lib/db/database";
import { appendPiece, type Seam, splitAtSeam, takePiece } from "@/lib/documents/core/rendering-pieces";
import { sliceRich } from "@/lib/documents/core/rich-text";
import type { AppError } from "@/lib/kernel/app-error";
import type { RichText } from "@/lib/text/core/marks";
import { refusalOf } from "./join-refusals";
import {
  type JoinRendering,
  markNeedsWork,
  readJoinRenderings,
  readRenderingKeys,
  writeStandings,
} from "./rendering-store";

/** What a join made of a head's rendering, and where that stood before. */
export type Made = Seam & Standing & { readonly headId: string };

/**
 * What a join put into a track's rendering, kept with the proposal so that undo can take exactly it out again. Joins
 * of earlier versions kept no `made`.
 */
export type JoinedText = { readonly trackId: string; readonly text: string; readonly made?: Made };

export type Place = { readonly tx: Transaction; readonly actorId: string };

/** Two paragraphs that become one. */
export type JoinedPair = { readonly headId: string; readonly tailId: string };

/** What was appended by a join, or why it was not. */
export type Appended = readonly JoinedText[] | AppError;

/**
 * Appends what tails' renderings say to their heads', track by track. The tails' own renderings stay as they are and
 * come back with them. Pairs must not share paragraphs. Of a pair that may not be joined nothing is changed.
 *
 * @returns for each tail what was appended, for tracks where there was something, or the refusal
 */
export async function appendRenderings(
  place: Place,
  pairs: readonly JoinedPair[],
): Promise<ReadonlyMap<string, Appended>> {
  const rows = await readFresh(
    place,
    pairs.flatMap(({ headId, tailId }) => [headId, tailId]),
  );
  const refused = new Map<string, AppError>();
  const halves = new Map<string, Halves>();
  for (const { headId, tailId } of pairs) {
    const tails = (rows.get(tailId) ?? []).filter(({ text }) => text !== "");
    const speaking = tails.flatMap((tail) => {
      const head = rows.get(headId)?.find(({ trackId }) => trackId === tail.trackId);
      return head === undefined ? [] : [{ head, tail }];
    });
    const refusal = refusalOf(speaking.flatMap(({ head, tail }) => [head, tail]));
    if (refusal !== null) refused.set(tailId, refusal);
    else for (const pair of speaking) halves.set(pair.head.id, pair);
  }
  const joined = await joinTexts(place, halves);
  return new Map(pairs.map(({ tailId }) => [tailId, refused.get(tailId) ?? joined.get(tailId) ?? []]));
}

/** What two halves of a sentence say in one track. */
type Halves = { readonly head: JoinRendering; readonly tail: JoinRendering };

/** Joins halves, given by the head's rendering. @returns what was appended, by tail */
async function joinTexts(
  place: Place,
  halves: ReadonlyMap<string, Halves>,
): Promise<ReadonlyMap<string, readonly JoinedText[]>> {
  const joined = new Map<string, JoinedText[]>();
  const headIds = new Set([...halves.values()].map(({ head }) => head.paragraphId));
  await editRenderings(place, [...headIds], "join", ({ id, paragraphId, trackId }, rich) => {
    const found = halves.get(id);
    if (found === undefined) return null;
    const { head, tail } = found;
    const whole = appendPiece(rich, { text: tail.text, marks: tail.marks });
    const { state, needsWork } = head;
    const seam = { text: whole.text, tailStart: whole.text.length - tail.text.length };
    const entry = { trackId, text: tail.text, made: { headId: paragraphId, ...seam, state, needsWork } };
    joined.set(tail.paragraphId, [...(joined.get(tail.paragraphId) ?? []), entry]);
    return whole;
  });
  return joined;
}

/** Refuses to part a paragraph's renderings from pieces where they are locked or final. @throws AppError `conflict` */
export async function checkTakeable(
  place: Place,
  paragraphId: string,
  pieces: readonly JoinedText[],
): Promise<void> {
  if (pieces.length === 0) return;
  const trackIds = new Set(pieces.map(({ trackId }) => trackId));
  const rows = (await readFresh(place, [paragraphId])).get(paragraphId) ?? [];
  const refusal = refusalOf(rows.filter(({ trackId }) => trackIds.has(trackId)));
  if (refusal !== null) throw refusal;
}

/**
 * Takes pieces out of a paragraph's renderings where they stand unchanged. Where the whole text is as the join made it,
 * also its state is again what it was.
 *
 * @returns the tracks where that was so; in the others the work done since stays where it is
 */
export async function takeRenderings(
  place: Place,
  paragraphId: string,
  pieces: readonly JoinedText[],
): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  if (pieces.length === 0) return taken;
  const standings = new Map<string, Standing>();
  const take = ({ id, trackId }: Key, rich: RichText): RichText | null => {
    const piece = pieces.find((entry) => entry.trackId === trackId);
    if (piece === undefined) return null;
    const { made } = piece;
    const isAsMade = made !== undefined && made.headId === paragraphId && made.text === rich.text;
    const rest = isAsMade ? sliceRich(rich, 0, Math.max(0, made.tailStart - 1)) : takePiece(rich, piece.text);
    if (isAsMade) standings.set(id, { state: made.state, needsWork: made.needsWork });
    if (rest !== null) taken.add(trackId);
    return rest;
  };
  await editRenderings(place, [paragraphId], "undo-join", take, standings);
  return taken;
}

/** Parts renderings that were edited since they were joined, where it is certain what belongs to which half. */
export async function splitRenderings(
  place: Place,
  { headId, tailId }: JoinedPair,
  pieces: readonly JoinedText[],
): Promise<void> {
  const tails = new Map<string, RichText>();
  const kept = pieces.filter(({ made }) => made?.headId === headId);
  if (kept.length === 0) return;
  await editRenderings(place, [headId], "undo-join", ({ trackId }, rich) => {
    const made = kept.find((entry) => entry.trackId === trackId)?.made;
    const parts = made && splitAtSeam(rich, made, findTextEdits(made.text, rich.text));
    if (!parts) return null;
    tails.set(trackId, parts.tail);
    return parts.head;
  });
  if (tails.size === 0) return;
  await editRenderings(place, [tailId], "undo-join", ({ trackId }) => tails.get(trackId) ?? null);
}

/** Puts pieces into a paragraph's renderings that do not say them yet. */
export async function giveRenderings(
  place: Place,
  paragraphId: string,
  pieces: readonly JoinedText[],
): Promise<void> {
  if (pieces.length === 0) return;
  await editRenderings(place, [paragraphId], "undo-join", ({ trackId }, rich) => {
    const piece = pieces.find((entry) => entry.trackId === trackId);
    if (piece === undefined || rich.text.includes(piece.text)) return null;
    return appendPiece(rich, { text: piece.text, marks: [] });
  });
}

/** Asks for another look at renderings where a join could not be taken apart, or a paragraph split, word for word. */
export async function askForAnotherLook(
  { tx, actorId }: Place,
  documentId: string,
  where: { readonly paragraphIds: readonly string[]; readonly trackIds: readonly string[] },
  cause: "undo-join" | "split" = "undo-join",
): Promise<void> {
  if (where.trackIds.length === 0) return;
  for (const renderingId of await markNeedsWork({ ...where, actorId }, tx)) {
    await keepRenderingRevision(tx, { renderingId, cause, authorId: actorId });
    await announceRowChange(tx, renderingId, documentId);
  }
}

/** Has renderings stand where they stood, whatever they say. */
export async function putStandings(
  { tx, actorId }: Place,
  documentId: string,
  standings: ReadonlyMap<string, Standing>,
): Promise<void> {
  for (const renderingId of await writeStandings(standings, actorId, tx)) {
    await keepRenderingRevision(tx, { renderingId, cause: "join", authorId: actorId });
    await announceRowChange(tx, renderingId, documentId);
  }
}

/** Renderings by paragraph, locked and brought up to their logs. */
export async function readFresh(
  place: Place,
  paragraphIds: readonly string[],
): Promise<ReadonlyMap<string, readonly JoinRendering[]>> {
  await editRenderings(place, paragraphIds, "join", () => null);
  const byParagraph = new Map<string, JoinRendering[]>();
  for (const row of await readJoinRenderings(paragraphIds, place.tx)) {
    const rows = byParagraph.get(row.paragraphId);
    if (rows === undefined) byParagraph.set(row.paragraphId, [row]);
    else rows.push(row);
  }
  return byParagraph;
}

type Key = { readonly id: string; readonly trackId: string; readonly paragraphId: string };

/** Edits every track's rendering of each paragraph, on the text as its log has it; null leaves one as it is. */
export async function editRenderings(
  { tx, actorId }: Place,
  paragraphIds: readonly string[],
  cause: ServerCause,
  edit: (key: Key, rich: RichText) => RichText | null,
  standings: ReadonlyMap<string, Standing> = new Map(),
): Promise<void> {
  const keys = paragraphIds.length === 0 ? [] : await readRenderingKeys(paragraphIds, tx);
  if (keys.length === 0) return;
  const edits = new Map<string, ServerEdit>(
    keys.map((key) => [
      key.id,
      (doc) => {
        const changed = edit(key, readRichText(doc));
        if (changed !== null) writeRichText(doc, changed);
      },
    ]),
  );
  await appendServerUpdates(tx, { edits, standings, actorId, cause });
}
