import type { Grant } from "@/lib/accounts/core/grant";
import { lockRenderingDocuments } from "@/lib/collaboration/server/rendering-documents";
import { database, type Transaction, transaction } from "@/lib/db/database";
import { type AnnotationRow, lockAnnotations, writeAnchors } from "./annotation-store";
import { isStale, renderingsFor, settleRendering, settleSource } from "./settle-annotations";
import { readTexts, type Texts } from "./texts";

/** An annotation with where it is shown now. */
export type PlacedAnnotation = {
  readonly row: AnnotationRow;
  /** The paragraph that shows it. */
  readonly paragraphId: string;
  /** What its offsets lack to be offsets into the shown text (UTF-16). */
  readonly offset: number;
  readonly status: "attached" | "detached" | "hidden";
};

/**
 * Looks up where annotations of one document lie in the texts as they are now, and keeps what it found. Whatever
 * happened to the texts since, each one that was given comes back, in the same order: attached, detached, or hidden
 * with what hides it. See docs/decisions/anchors.md.
 */
export async function resolveAnnotations(
  grant: Grant,
  documentId: string,
  rows: readonly AnnotationRow[],
  tx?: Transaction,
): Promise<readonly PlacedAnnotation[]> {
  if (rows.length === 0) return [];
  const texts = await readTexts(tx ?? database(), grant, documentId, rows);
  const stale = rows.filter((row) => isStale(row, texts)).map(({ id }) => id);
  if (stale.length === 0) return rows.map((row) => present(row, texts));
  const settle = (within: Transaction) => settleStale(within, grant, { documentId, ids: stale });
  const fresh = new Map(
    (await (tx === undefined ? transaction(settle) : settle(tx))).map((row) => [row.id, row]),
  );
  const now = rows.map((row) => fresh.get(row.id) ?? row);
  const after = await readTexts(tx ?? database(), grant, documentId, now);
  return now.map((row) => present(row, after));
}

/** Under the annotations' locks, so that whoever comes later knows more, never less. */
async function settleStale(
  tx: Transaction,
  grant: Grant,
  { documentId, ids }: { readonly documentId: string; readonly ids: readonly string[] },
): Promise<readonly AnnotationRow[]> {
  const rows = await lockAnnotations(tx, grant, ids);
  const texts = await readTexts(tx, grant, documentId, rows);
  const stale = rows.filter((row) => isStale(row, texts));
  const needed = stale.flatMap((row) => renderingsFor(row, texts)).map(({ id }) => id);
  const open = await lockRenderingDocuments(tx, [...new Set(needed)]);
  const changed = new Map(
    stale.flatMap((row): [string, AnnotationRow][] => {
      const settled = row.trackId === null ? settleSource(row, texts) : settleRendering(row, texts, open);
      const isSame = settled.status === row.status && settled.resolvedFor === row.resolvedFor;
      return isSame ? [] : [[row.id, { ...row, ...settled }]];
    }),
  );
  for (const { doc } of open.values()) doc.destroy();
  await writeAnchors(tx, [...changed.values()]);
  return rows.map((row) => changed.get(row.id) ?? row);
}

function present(row: AnnotationRow, texts: Texts): PlacedAnnotation {
  const shown = texts.shown(row.paragraphId);
  if (shown === null) return { row, paragraphId: row.paragraphId, offset: 0, status: "hidden" };
  const rendering = row.trackId === null ? null : texts.rendering(row.trackId, shown.head.id);
  const isTrackGone = row.trackId !== null && (rendering === null || rendering.track.deletedAt !== null);
  const isHidden = shown.head.excluded || isTrackGone;
  return {
    row,
    paragraphId: shown.head.id,
    offset: row.trackId === null ? shown.offset : 0,
    status: isHidden ? "hidden" : row.status,
  };
}
