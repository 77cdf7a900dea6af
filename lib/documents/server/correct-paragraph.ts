import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { type CorrectedPiece, correctPieces } from "@/lib/documents/core/correct-pieces";
import { type Piece, sewPieces } from "@/lib/documents/core/join";
import { keepPiece } from "@/lib/documents/core/kept-pieces";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { checkShown } from "./check-shown";
import { underLock } from "./decide-proposal";
import { type ParagraphRow, readRuns } from "./paragraph-store";
import { presentParagraph } from "./present";
import { rejoinParagraphs, toPiece } from "./rejoin-paragraphs";
import { documentOf } from "./shown-run";
import { findKeptRevision, readMarked } from "./source-changes-store";
import { markSourceChanged } from "./source-marks";
import type { CorrectedParagraph, SourcePiece } from "./source-schema";
import { refusedStructure, staleParagraph } from "./structure-refusals";

/**
 * What a paragraph is to say; or what it is made of, as the answer to a correction told it: that takes it back; or a
 * revision of its history, which knows both.
 */
type Wanted = {
  readonly text?: string | undefined;
  readonly pieces?: readonly SourcePiece[] | undefined;
  readonly revision?: number | undefined;
};

/**
 * Corrects what a paragraph of the source says. A joined one is corrected in its pieces, so that undoing the join keeps
 * it; the history keeps both texts, and every text beside it is marked for another look.
 *
 * @param given one of `text`, `pieces` and `revision`; `seen` is the revision that was corrected, null when it does not matter
 * @throws AppError `not-found`; `forbidden` to all but reviewers and owners; `stale` with the paragraph as it is;
 *   `invalid` for no text; `conflict` for a paragraph that is not shown, and for pieces that it is no longer made of
 */
export async function correctParagraph(
  actor: Actor,
  given: Wanted & { readonly paragraphId: string; readonly seen: number | null },
): Promise<CorrectedParagraph> {
  const { paragraphId } = given;
  const grant = await authorize(actor, "review", { paragraphId });
  const documentId = await documentOf(grant, paragraphId);
  return underLock(grant, documentId, async (tx) => {
    const run = await readRuns(documentId, [paragraphId], tx);
    const row = run.find(({ id }) => id === paragraphId);
    if (row === undefined) throw notFound("This paragraph");
    checkShown(row);
    if (given.seen !== null && given.seen !== row.revision) throw staleParagraph(row);
    const wanted = given.revision === undefined ? given : await wantedOf(grant, row.id, given.revision, tx);
    const cause = given.revision === undefined ? "correction" : "restore";
    await writeRun(tx, { run, corrected: correctedOf(run, wanted), cause, authorId: actor.id });
    const event = { action: "paragraph.correct", objectType: "paragraph", objectId: paragraphId } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { revision: row.revision } }, tx);
    const after = (await readRuns(documentId, [paragraphId], tx)).find(({ id }) => id === paragraphId) ?? row;
    return {
      paragraph: presentParagraph(after, false),
      before: run.map((one) => presentPiece(toPiece(one))),
      marked: await readMarked(tx, [paragraphId]),
    };
  });
}

function presentPiece(piece: Piece): SourcePiece {
  const kept = keepPiece(piece);
  return { ...kept, marks: [...kept.marks] };
}

/** What it was made of at a revision; of one that was kept before pieces were, what it said. */
async function wantedOf(
  grant: Grant,
  paragraphId: string,
  revision: number,
  tx: Transaction,
): Promise<Wanted> {
  const kept = await findKeptRevision(grant, paragraphId, revision, tx);
  if (kept === null) throw notFound("This revision");
  if (kept.pieces === null) return { text: kept.text };
  return { pieces: kept.pieces.map((piece) => ({ ...piece, marks: [...piece.marks] })) };
}

/** What each piece of a run becomes. */
function correctedOf(run: readonly ParagraphRow[], { text, pieces }: Wanted): readonly CorrectedPiece[] {
  const before = run.map(toPiece);
  if (pieces === undefined) {
    if (text === undefined || text === "") throw emptyParagraph();
    return correctPieces(before, text);
  }
  if (pieces.map(({ id }) => id).join() !== run.map(({ id }) => id).join()) throw refusedStructure("changed");
  const corrected = pieces.map(({ text: own, marks, seam }) => ({ piece: { text: own, marks }, seam }));
  if (
    corrected.some(({ piece }) =>
      piece.marks.some(({ start, end }) => start >= end || end > piece.text.length),
    )
  )
    throw new AppError("invalid", "The request is not valid: pieces: marks must lie within their text.", {
      fields: { pieces: "Marks must lie within their text and hold at least one character." },
    });
  const after = before.map((piece, at) => {
    const now = corrected[at];
    return now === undefined
      ? piece
      : { ...piece, piece: now.piece, cut: piece.cut && { ...piece.cut, seam: now.seam } };
  });
  if (sewPieces(after).text.trim() === "") throw emptyParagraph();
  return corrected;
}

const emptyParagraph = (): AppError =>
  new AppError("invalid", "A paragraph cannot be empty: set it aside instead.", {
    key: "source.emptyParagraph",
    fields: { text: "A paragraph cannot be empty." },
  });

/** Writes a run's pieces, and marks what stands beside it. */
async function writeRun(
  tx: Transaction,
  given: {
    readonly run: readonly ParagraphRow[];
    readonly corrected: readonly CorrectedPiece[];
    readonly cause: "correction" | "restore";
    readonly authorId: string;
  },
): Promise<void> {
  const { run, corrected, cause, authorId } = given;
  const ids = run.map(({ id }) => id);
  const changed = await rejoinParagraphs(tx, {
    documentId: run[0]?.documentId ?? "",
    ids,
    cause,
    authorId,
    pieces: new Map(corrected.map(({ piece }, at) => [ids[at] ?? "", piece])),
    seams: new Map(corrected.map(({ seam }, at) => [ids[at] ?? "", seam])),
  });
  await markSourceChanged(changed, authorId, tx);
}
