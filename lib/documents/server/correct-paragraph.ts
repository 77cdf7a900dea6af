import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { correctPieces } from "@/lib/documents/core/correct-pieces";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { underLock } from "./decide-proposal";
import { findDocumentOf, type ParagraphRow, readRuns } from "./paragraph-store";
import { presentParagraph } from "./present";
import { rejoinParagraphs, toPiece } from "./rejoin-paragraphs";
import { readMarked } from "./source-changes-store";
import { markSourceChanged } from "./source-marks";
import type { CorrectedParagraph } from "./source-schema";

/**
 * Corrects what a paragraph of the source says. A joined one is corrected in its pieces, so that undoing the join keeps
 * it; the history keeps both texts, and every text beside it is marked for another look.
 *
 * @param given.seen the revision that was corrected; null when it does not matter
 * @throws AppError `not-found`; `forbidden` to all but reviewers and owners; `stale` with the paragraph as it is;
 *   `invalid` for no text; `conflict` for a paragraph that is not shown
 */
export async function correctParagraph(
  actor: Actor,
  given: { readonly paragraphId: string; readonly text: string; readonly seen: number | null },
): Promise<CorrectedParagraph> {
  const { paragraphId, text } = given;
  const grant = await authorize(actor, "review", { paragraphId });
  const documentId = await findDocumentOf(grant, paragraphId);
  if (documentId === null) throw notFound("This paragraph");
  if (text === "")
    throw new AppError("invalid", "A paragraph cannot be empty: set it aside instead.", {
      key: "source.emptyParagraph",
      fields: { text: "A paragraph cannot be empty." },
    });
  return underLock(grant, documentId, async (tx) => {
    const run = await readRuns(documentId, [paragraphId], tx);
    const row = run.find(({ id }) => id === paragraphId);
    if (row === undefined) throw notFound("This paragraph");
    checkCorrectable(row);
    if (given.seen !== null && given.seen !== row.revision)
      throw new AppError("stale", "This paragraph was changed meanwhile.", {
        detail: presentParagraph(row, false),
      });
    await correctRun(tx, { run, text, authorId: actor.id });
    const event = { action: "paragraph.correct", objectType: "paragraph", objectId: paragraphId } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { revision: row.revision } }, tx);
    const after = (await readRuns(documentId, [paragraphId], tx)).find(({ id }) => id === paragraphId) ?? row;
    return { paragraph: presentParagraph(after, false), marked: await readMarked(tx, [paragraphId]) };
  });
}

function checkCorrectable(row: ParagraphRow): void {
  if (row.joinedIntoId !== null)
    throw new AppError("conflict", "This paragraph was joined into another: write there.", {
      key: "paragraphJoined",
    });
  if (row.excluded)
    throw new AppError("conflict", "This paragraph is set aside: bring it back before you write in it.", {
      key: "paragraphSetAside",
    });
}

/** Writes a run's new text into its pieces, and marks what stands beside it. */
async function correctRun(
  tx: Transaction,
  given: {
    readonly run: readonly ParagraphRow[];
    readonly text: string;
    readonly authorId: string;
  },
): Promise<void> {
  const { run, text, authorId } = given;
  const cause = "correction";
  const [head] = run;
  if (head === undefined || head.text === text) return;
  const corrected = correctPieces(run.map(toPiece), text);
  const idOf = (at: number) => run[at]?.id ?? "";
  const pieces = new Map(corrected.map(({ piece }, at) => [idOf(at), piece]));
  const seams = new Map(corrected.map(({ seam }, at) => [idOf(at), seam]));
  const ids = run.map(({ id }) => id);
  const changed = await rejoinParagraphs(tx, {
    documentId: head.documentId,
    ids,
    cause,
    authorId,
    pieces,
    seams,
  });
  await markSourceChanged(changed, authorId, tx);
}
