import { readRichText, writeRichText } from "@/lib/collaboration/core/rendering-document";
import {
  appendServerUpdates,
  type ServerCause,
  type ServerEdit,
} from "@/lib/collaboration/server/append-server-update";
import { announceRowChange, keepRenderingRevision } from "@/lib/collaboration/server/rendering-rows";
import type { Transaction } from "@/lib/db/database";
import { appendPiece, takePiece } from "@/lib/documents/core/rendering-pieces";
import type { RichText } from "@/lib/text/core/marks";
import { markNeedsWork, readRenderingKeys } from "./rendering-store";

/** What a join put into a track's rendering, kept with the proposal so that undo can take exactly it out again. */
export type JoinedText = { readonly trackId: string; readonly text: string };

type Place = { readonly tx: Transaction; readonly actorId: string };

/**
 * Appends what the tail's renderings say to the head's, track by track. The tail's own renderings stay as they are
 * and come back with it.
 *
 * @returns what was appended, for tracks where there was something
 */
export async function appendRenderings(
  place: Place,
  headId: string,
  tailId: string,
): Promise<readonly JoinedText[]> {
  const tails = await readTexts(place, tailId);
  const filled = [...tails].filter(([, rich]) => rich.text !== "");
  await editRenderings(place, headId, "join", (trackId, rich) => {
    const piece = tails.get(trackId);
    return piece === undefined ? null : appendPiece(rich, piece);
  });
  return filled.map(([trackId, rich]) => ({ trackId, text: rich.text }));
}

/**
 * Takes pieces out of a paragraph's renderings where they stand unchanged.
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
  await editRenderings(place, paragraphId, "undo-join", (trackId, rich) => {
    const piece = pieces.find((entry) => entry.trackId === trackId);
    const rest = piece === undefined ? null : takePiece(rich, piece.text);
    if (rest !== null) taken.add(trackId);
    return rest;
  });
  return taken;
}

/** Puts pieces into a paragraph's renderings that do not say them yet. */
export async function giveRenderings(
  place: Place,
  paragraphId: string,
  pieces: readonly JoinedText[],
): Promise<void> {
  if (pieces.length === 0) return;
  await editRenderings(place, paragraphId, "undo-join", (trackId, rich) => {
    const piece = pieces.find((entry) => entry.trackId === trackId);
    if (piece === undefined || rich.text.includes(piece.text)) return null;
    return appendPiece(rich, { text: piece.text, marks: [] });
  });
}

/** Asks for another look at renderings where a join could not be taken apart word for word. */
export async function askForAnotherLook(
  { tx, actorId }: Place,
  documentId: string,
  where: { readonly paragraphIds: readonly string[]; readonly trackIds: readonly string[] },
): Promise<void> {
  if (where.trackIds.length === 0) return;
  for (const renderingId of await markNeedsWork({ ...where, actorId }, tx)) {
    await keepRenderingRevision(tx, { renderingId, cause: "undo-join", authorId: actorId });
    await announceRowChange(tx, renderingId, documentId);
  }
}

/** What a paragraph's renderings say by their logs, by track. */
async function readTexts(place: Place, paragraphId: string): Promise<ReadonlyMap<string, RichText>> {
  const texts = new Map<string, RichText>();
  await editRenderings(place, paragraphId, "join", (trackId, rich) => {
    texts.set(trackId, rich);
    return null;
  });
  return texts;
}

/** Edits every track's rendering of a paragraph; null leaves one as it is. */
async function editRenderings(
  { tx, actorId }: Place,
  paragraphId: string,
  cause: ServerCause,
  edit: (trackId: string, rich: RichText) => RichText | null,
): Promise<void> {
  const keys = await readRenderingKeys([paragraphId], tx);
  if (keys.length === 0) return;
  const edits = new Map<string, ServerEdit>(
    keys.map(({ id, trackId }) => [
      id,
      (doc) => {
        const changed = edit(trackId, readRichText(doc));
        if (changed !== null) writeRichText(doc, changed);
      },
    ]),
  );
  await appendServerUpdates(tx, { edits, actorId, cause });
}
