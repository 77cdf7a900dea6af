import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { type CorrectedPiece, correctPieces } from "@/lib/documents/core/correct-pieces";
import { sewPieces } from "@/lib/documents/core/join";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { checkShown } from "./check-shown";
import { underLock } from "./decide-proposal";
import { type ParagraphRow, readRuns } from "./paragraph-store";
import { presentParagraph } from "./present";
import { rejoinParagraphs, toPiece } from "./rejoin-paragraphs";
import { documentOf } from "./shown-run";
import { readMarked } from "./source-changes-store";
import { markSourceChanged } from "./source-marks";
import type { CorrectedParagraph, SourcePiece } from "./source-schema";
import { refusedStructure, staleParagraph } from "./structure-refusals";

/** What a paragraph is to say; or what it is made of, as the answer to a correction told it: that takes it back. */
type Wanted = {
  readonly text?: string | undefined;
  readonly pieces?: readonly SourcePiece[] | undefined;
};

/**
 * Corrects what a paragraph of the source says. A joined one is corrected in its pieces, so that undoing the join keeps
 * it; the history keeps both texts, and every text beside it is marked for another look.
 *
 * @param given `text` or `pieces`; `seen` is the revision that was corrected, null when it does not matter
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
    await writeRun(tx, { run, corrected: correctedOf(run, given), authorId: actor.id });
    const event = { action: "paragraph.correct", objectType: "paragraph", objectId: paragraphId } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { revision: row.revision } }, tx);
    const after = (await readRuns(documentId, [paragraphId], tx)).find(({ id }) => id === paragraphId) ?? row;
    return {
      paragraph: presentParagraph(after, false),
      before: run.map(presentPiece),
      marked: await readMarked(tx, [paragraphId]),
    };
  });
}

function presentPiece(row: ParagraphRow): SourcePiece {
  const { id, piece, cut } = toPiece(row);
  return { id, text: piece.text, marks: [...piece.marks], seam: cut?.seam ?? "" };
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
    readonly authorId: string;
  },
): Promise<void> {
  const { run, corrected, authorId } = given;
  const ids = run.map(({ id }) => id);
  const changed = await rejoinParagraphs(tx, {
    documentId: run[0]?.documentId ?? "",
    ids,
    cause: "correction",
    authorId,
    pieces: new Map(corrected.map(({ piece }, at) => [ids[at] ?? "", piece])),
    seams: new Map(corrected.map(({ seam }, at) => [ids[at] ?? "", seam])),
  });
  await markSourceChanged(changed, authorId, tx);
}
