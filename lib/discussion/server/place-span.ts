import type { Grant } from "@/lib/accounts/core/grant";
import { readText } from "@/lib/collaboration/core/rendering-document";
import { lockRenderingDocuments } from "@/lib/collaboration/server/rendering-documents";
import type { Transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { pieceAt, placePieces } from "@/lib/text/core/pieces";
import type { AnchorData } from "./annotation-store";
import { findRendering, readRuns } from "./place-store";
import type { GivenSpan } from "./schema";
import { renderingAnchor, sourceAnchor, textsKey } from "./settle-annotations";
import { readTexts } from "./texts";

type Place = { readonly tx: Transaction; readonly grant: Grant; readonly documentId: string };

/**
 * The place of a span that a person marked, as it is kept.
 *
 * @throws AppError `not-found` for a text that is not the document's, `invalid` for a span that is none, `conflict`
 *   when the paragraph is not shown or the quote does not stand there any more
 */
export function placeSpan(place: Place, span: GivenSpan): Promise<AnchorData> {
  if (span.start >= span.end || span.end - span.start !== span.quote.length) {
    const sentence = "A span must hold its quote: `end` less `start` is the quote's length in UTF-16 units.";
    throw new AppError("invalid", `The request is not valid: end: ${sentence}`, {
      fields: { end: sentence },
    });
  }
  const isOfTrack = span.trackId !== undefined || span.renderingId !== undefined;
  return isOfTrack ? placeInRendering(place, span) : placeInSource(place, span);
}

async function placeInSource({ tx, grant, documentId }: Place, span: GivenSpan): Promise<AnchorData> {
  const head = await shownParagraph({ tx, grant, documentId }, span.paragraphId);
  checkQuote(head.text, span);
  const run = await readRuns(tx, grant, documentId, [head.id]);
  const starts = placePieces(
    head.text,
    run.map(({ piece }) => piece),
  );
  const at = pieceAt(starts, span.start);
  const homeId = run[at]?.id ?? head.id;
  const texts = await readTexts(tx, grant, documentId, [{ paragraphId: homeId, trackId: null }]);
  const shown = texts.shown(homeId);
  if (shown === null) throw notFound("This paragraph");
  const { start, end } = span;
  const anchor = sourceAnchor(shown, { start: start - shown.offset, end: end - shown.offset });
  return {
    ...{ ...anchor, paragraphId: homeId, trackId: null, renderingId: null, status: "attached" },
    ...{ relativeStart: null, relativeEnd: null, generation: null },
    resolvedFor: textsKey({ paragraphId: homeId, trackId: null }, texts),
  };
}

async function placeInRendering({ tx, grant, documentId }: Place, span: GivenSpan): Promise<AnchorData> {
  const { paragraphId, trackId, renderingId } = span;
  await shownParagraph({ tx, grant, documentId }, paragraphId);
  const which = renderingId === undefined ? { trackId: trackId ?? "", paragraphId } : { id: renderingId };
  const rendering = await findRendering(tx, grant, documentId, which);
  const isOther =
    rendering?.paragraphId !== paragraphId || (trackId ?? rendering.trackId) !== rendering.trackId;
  if (rendering === null || isOther) throw notFound("This rendering");
  const opened = (await lockRenderingDocuments(tx, [rendering.id])).get(rendering.id);
  if (opened === undefined) throw notFound("This rendering");
  checkQuote(readText(opened.doc), span);
  const anchor = renderingAnchor(opened, rendering, { start: span.start, end: span.end });
  opened.doc.destroy();
  if (anchor === null) throw quoteMoved();
  return { ...anchor, status: "attached" };
}

/** A paragraph of the document that is shown by itself. */
export async function shownParagraph(
  { tx, grant, documentId }: Place,
  paragraphId: string,
): Promise<{ readonly id: string; readonly text: string }> {
  const found = (await readRuns(tx, grant, documentId, [paragraphId])).find(({ id }) => id === paragraphId);
  if (found === undefined) throw notFound("This paragraph");
  if (found.joinedIntoId !== null)
    throw new AppError("conflict", "This paragraph was joined into another.", { key: "discussionJoined" });
  if (found.excluded)
    throw new AppError("conflict", "This paragraph is set aside.", { key: "discussionSetAside" });
  return found;
}

function checkQuote(text: string, { start, end, quote }: GivenSpan): void {
  if (text.slice(start, end) !== quote) throw quoteMoved();
}

function quoteMoved(): AppError {
  return new AppError("conflict", "The words that were selected do not stand there any more.", {
    key: "quoteMoved",
  });
}
