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

/** Two paragraphs that become one. */
export type JoinedPair = { readonly headId: string; readonly tailId: string };

/**
 * Appends what tails' renderings say to their heads', track by track. The tails' own renderings stay as they are and
 * come back with them. Pairs must not share paragraphs.
 *
 * @returns what was appended, by tail, for tracks where there was something
 */
export async function appendRenderings(
  place: Place,
  pairs: readonly JoinedPair[],
): Promise<ReadonlyMap<string, readonly JoinedText[]>> {
  const said = new Map<string, Map<string, RichText>>();
  await editRenderings(
    place,
    pairs.map(({ tailId }) => tailId),
    "join",
    (paragraphId, trackId, rich) => {
      if (rich.text !== "") said.set(paragraphId, new Map(said.get(paragraphId)).set(trackId, rich));
      return null;
    },
  );
  const tailOf = new Map(
    pairs.filter(({ tailId }) => said.has(tailId)).map(({ headId, tailId }) => [headId, tailId]),
  );
  await editRenderings(place, [...tailOf.keys()], "join", (paragraphId, trackId, rich) => {
    const piece = said.get(tailOf.get(paragraphId) ?? "")?.get(trackId);
    return piece === undefined ? null : appendPiece(rich, piece);
  });
  return new Map(
    [...said].map(([tailId, texts]) => [
      tailId,
      [...texts].map(([trackId, { text }]) => ({ trackId, text })),
    ]),
  );
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
  await editRenderings(place, [paragraphId], "undo-join", (_paragraphId, trackId, rich) => {
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
  await editRenderings(place, [paragraphId], "undo-join", (_paragraphId, trackId, rich) => {
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

/** Edits every track's rendering of each paragraph, on the text as its log has it; null leaves one as it is. */
async function editRenderings(
  { tx, actorId }: Place,
  paragraphIds: readonly string[],
  cause: ServerCause,
  edit: (paragraphId: string, trackId: string, rich: RichText) => RichText | null,
): Promise<void> {
  const keys = paragraphIds.length === 0 ? [] : await readRenderingKeys(paragraphIds, tx);
  if (keys.length === 0) return;
  const edits = new Map<string, ServerEdit>(
    keys.map(({ id, trackId, paragraphId }) => [
      id,
      (doc) => {
        const changed = edit(paragraphId, trackId, readRichText(doc));
        if (changed !== null) writeRichText(doc, changed);
      },
    ]),
  );
  await appendServerUpdates(tx, { edits, actorId, cause });
}
