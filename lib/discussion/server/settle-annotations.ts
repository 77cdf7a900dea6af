import { fromRelativeSpan, toRelativeSpan } from "@/lib/collaboration/core/relative-span";
import { readText } from "@/lib/collaboration/core/rendering-document";
import type { TextEdit } from "@/lib/collaboration/core/text-edits";
import type { OpenRendering } from "@/lib/collaboration/server/rendering-documents";
import { followEdits, mapSpan, relocate, type Span, settle } from "@/lib/discussion/core/anchor";
import { pieceAt, placePieces } from "@/lib/text/core/pieces";
import type { AnchorData, AnnotationRow } from "./annotation-store";
import type { ParagraphPlace, RenderingPlace } from "./place-store";
import type { Shown, Texts } from "./texts";

/** What changes in an annotation's row; of one that cannot be kept, all that is known of its place stays. */
export type Settled = Partial<AnchorData> & Pick<AnchorData, "status" | "resolvedFor">;

/** The state of the texts that decides where an annotation lies: unchanged, it need not be looked up again. */
export function textsKey(row: Pick<AnnotationRow, "paragraphId" | "trackId">, texts: Texts): string {
  const shown = texts.shown(row.paragraphId);
  if (shown === null) return "";
  if (row.trackId === null) return `${shown.head.id} ${shown.head.revision} ${shown.home.revision}`;
  const target = texts.rendering(row.trackId, shown.head.id);
  return target === null ? "" : `${target.id} ${target.generation} ${target.revision}`;
}

/**
 * Whether the texts have moved on since an annotation was looked up. What is detached may also have come back in a text
 * that is or was one with its own.
 */
export function isStale(row: AnnotationRow, texts: Texts): boolean {
  if (row.resolvedFor !== textsKey(row, texts)) return true;
  if (row.status !== "detached") return false;
  return row.trackId === null
    ? texts.cuts(row.paragraphId).length > 1
    : texts.kin(row.paragraphId).length > 0;
}

/** A source span's place as it is kept: in its paragraph's own piece, or from there on. */
export function sourceAnchor(
  { home, head, offset }: Shown,
  span: Span,
): Pick<AnchorData, "start" | "end" | "quote" | "base" | "crosses"> {
  const text = head.text.slice(offset);
  const crosses = span.end > home.piece.length;
  return { ...span, quote: text.slice(span.start, span.end), base: crosses ? text : home.piece, crosses };
}

/**
 * Where a span of the source lies now. What was cut off its paragraph since has taken along what lay there; across a cut
 * it lies nowhere until both halves are joined again.
 */
export function settleSource(row: AnnotationRow, texts: Texts): Settled {
  const cuts = texts.cuts(row.paragraphId);
  if (cuts.length < 2) return settleInPiece(row, texts);
  if (!row.crosses) return settleInCuts(row, cuts, texts);
  const here = settleInPiece(row, texts);
  const later =
    here.status === "attached" ? [] : cuts.slice(1).flatMap(({ id }) => settleFrom(row, id, texts) ?? []);
  const [only] = later;
  return only !== undefined && later.length === 1 ? only : here;
}

/** A span that lay in one piece, in what became of that piece. */
function settleInCuts(row: AnnotationRow, cuts: readonly ParagraphPlace[], texts: Texts): Settled {
  const uncut = cuts.map(({ piece, cutSeam }, at) => (at === 0 ? piece : cutSeam + piece)).join("");
  const edits = texts.edits(row.base, uncut);
  const span = settle(row, uncut, { followed: mapSpan(row, edits), edits: () => edits });
  const starts = placePieces(
    uncut,
    cuts.map(({ piece }) => piece),
  );
  const at = span === null ? 0 : pieceAt(starts, span.start);
  const home = cuts[at];
  const shown = home === undefined ? null : texts.shown(home.id);
  if (span === null || shown === null) return { status: "detached", resolvedFor: textsKey(row, texts) };
  const start = span.start - (starts[at] ?? 0);
  const there = { start, end: start + span.end - span.start };
  return (
    keptIn(shown, there, uncut.slice(span.start, span.end), texts) ?? {
      status: "detached",
      resolvedFor: textsKey(row, texts),
    }
  );
}

/** A span that goes on in what is joined to its paragraph, where its words stand from another piece on. */
function settleFrom(row: AnnotationRow, paragraphId: string, texts: Texts): Settled | null {
  const shown = texts.shown(paragraphId);
  if (shown === null) return null;
  const text = shown.head.text.slice(shown.offset);
  const span = relocate(row, text, texts.edits(row.base, text));
  return span && keptIn(shown, span, row.base.slice(row.start, row.end), texts);
}

/** Null where the words do not stand there. */
function keptIn(shown: Shown, span: Span, words: string, texts: Texts): Settled | null {
  const text = shown.head.text.slice(shown.offset);
  if (text.slice(span.start, span.end) !== words) return null;
  const paragraphId = shown.home.id;
  const resolvedFor = textsKey({ paragraphId, trackId: null }, texts);
  return { ...sourceAnchor(shown, span), paragraphId, status: "attached", resolvedFor };
}

function settleInPiece(row: AnnotationRow, texts: Texts): Settled {
  const resolvedFor = textsKey(row, texts);
  const shown = texts.shown(row.paragraphId);
  if (shown === null) return { status: "detached", resolvedFor };
  const text = shown.head.text.slice(shown.offset);
  const edits = texts.edits(row.base, text);
  const mapped = mapSpan(row, edits);
  const isCut = row.crosses && mapped !== null && isCutDown(row, text, mapped, shown.home.piece.length);
  const span = settle(row, text, { followed: isCut ? null : mapped, edits: () => edits });
  if (span === null) return { status: "detached", resolvedFor };
  return { ...sourceAnchor(shown, span), status: "attached", resolvedFor };
}

/**
 * One that went on in a joined piece is not cut down to its beginning when that piece goes, or its end when the last of
 * several does: it waits.
 */
function isCutDown(row: AnnotationRow, text: string, { start, end }: Span, ownLength: number): boolean {
  if (end <= ownLength) return true;
  return end === text.length && text.slice(start, end) !== row.base.slice(row.start, row.end);
}

/** The renderings that may have to be looked into for a span of a track: where it should be, then where it may be. */
export function renderingsFor(row: AnnotationRow, texts: Texts): readonly RenderingPlace[] {
  const shown = texts.shown(row.paragraphId);
  if (shown === null || row.trackId === null) return [];
  const { trackId } = row;
  return [shown.head.id, ...texts.kin(row.paragraphId).filter((id) => id !== shown.head.id)].flatMap(
    (paragraphId) => texts.rendering(trackId, paragraphId) ?? [],
  );
}

/** A track span's place as it is kept; null when the text does not hold it. */
export function renderingAnchor(
  { doc, generation, revision }: OpenRendering,
  { id, paragraphId, trackId }: Pick<RenderingPlace, "id" | "paragraphId" | "trackId">,
  span: Span,
): Omit<AnchorData, "status"> | null {
  const relative = toRelativeSpan(doc, span);
  if (relative === null) return null;
  const base = readText(doc);
  return {
    ...{ paragraphId, trackId, renderingId: id, ...span, quote: base.slice(span.start, span.end), base },
    ...{ crosses: false, generation, resolvedFor: `${id} ${generation} ${revision}` },
    relativeStart: new Uint8Array(relative.start),
    relativeEnd: new Uint8Array(relative.end),
  };
}

/**
 * Where a span of a track lies now: where its letters are, else where its words stand – in its own text, or in the one
 * other to which a split, a join or its undoing carried them. Gone from its own text and standing in the other as before,
 * they were carried there, whatever else reads like them here.
 */
export function settleRendering(
  row: AnnotationRow,
  texts: Texts,
  open: ReadonlyMap<string, OpenRendering>,
): Settled {
  const resolvedFor = textsKey(row, texts);
  const among: Among = { texts, open };
  const [target, ...others] = renderingsFor(row, texts);
  const [carried, ...more] =
    target !== undefined && isGone(row, target, among)
      ? others.flatMap((other) => place(row, other, among, followEdits) ?? [])
      : [];
  if (carried !== undefined && more.length === 0) return carried;
  const here = target && place(row, target, among);
  if (here) return here;
  const elsewhere = others.flatMap((other) => place(row, other, among) ?? []);
  const [only] = elsewhere;
  return only !== undefined && elsewhere.length === 1 ? only : { status: "detached", resolvedFor };
}

type Among = { readonly texts: Texts; readonly open: ReadonlyMap<string, OpenRendering> };

/** Whether nothing is left of the letters that were marked in a text. */
function isGone(row: AnnotationRow, target: RenderingPlace, { texts, open }: Among): boolean {
  const opened = open.get(target.id);
  if (opened === undefined || row.renderingId !== target.id) return false;
  const text = readText(opened.doc);
  const span = follow(row, opened, () => texts.edits(row.base, text));
  return span === null || text.slice(span.start, span.end).trim() === "";
}

function place(
  row: AnnotationRow,
  target: RenderingPlace,
  { texts, open }: Among,
  find: typeof relocate = relocate,
): Settled | null {
  const opened = open.get(target.id);
  if (opened === undefined) return null;
  const text = readText(opened.doc);
  const edits = () => texts.edits(row.base, text);
  const span =
    row.renderingId === target.id
      ? settle(row, text, { followed: follow(row, opened, edits), edits })
      : find(row, text, edits());
  const anchor = span && renderingAnchor(opened, target, span);
  return anchor && { ...anchor, status: "attached" };
}

function follow(
  row: AnnotationRow,
  { doc, generation }: OpenRendering,
  edits: () => readonly TextEdit[],
): Span | null {
  const { relativeStart, relativeEnd } = row;
  // A log that was begun anew knows none of the letters: then only the words tell.
  if (row.generation !== generation || relativeStart === null || relativeEnd === null)
    return mapSpan(row, edits());
  return fromRelativeSpan(doc, { start: relativeStart, end: relativeEnd });
}
