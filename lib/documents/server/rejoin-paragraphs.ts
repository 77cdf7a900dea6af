import type { Transaction } from "@/lib/db/database";
import { joinPieces, type Link } from "@/lib/documents/core/join";
import { sliceRich } from "@/lib/documents/core/rich-text";
import type { RichText } from "@/lib/text/core/marks";
import { announceHidden } from "./announce-hidden";
import { type ParagraphRow, readRuns, writeParagraph } from "./paragraph-store";
import { readProposalsOn } from "./proposal-store";
import { carrySourceMarks, type JoinedAway } from "./source-marks";

/** What a paragraph gives on its own: a head's text begins with its own piece. */
export function pieceOf(row: ParagraphRow): RichText {
  return sliceRich({ text: row.text, marks: row.marks }, 0, row.piece.length);
}

/** The accepted joins among these paragraphs. */
async function linksAmong(
  documentId: string,
  ids: readonly string[],
  tx: Transaction,
): Promise<readonly Link[]> {
  const accepted = await readProposalsOn(documentId, ids, "accepted", tx);
  return accepted.flatMap(({ detail, paragraphIds: [head, tail] }) =>
    detail.kind === "join" && head !== undefined && tail !== undefined ? [{ head, tail }] : [],
  );
}

/** A paragraph that says something else than before, with the revision it had then. */
export type ChangedParagraph = { readonly id: string; readonly before: number; readonly text: string };

/**
 * Computes again what the runs around these paragraphs say, from pieces and accepted joins, and writes what changed.
 *
 * @param pieces new pieces of paragraphs whose own text changes, by id
 * @returns the paragraphs whose text changed
 */
export async function rejoinParagraphs(
  tx: Transaction,
  given: {
    readonly documentId: string;
    readonly ids: readonly string[];
    readonly cause: string;
    readonly authorId: string;
    readonly pieces?: ReadonlyMap<string, RichText>;
  },
): Promise<readonly ChangedParagraph[]> {
  const rows = await readRuns(given.documentId, given.ids, tx);
  const links = await linksAmong(
    given.documentId,
    rows.map((row) => row.id),
    tx,
  );
  const own = new Map(rows.map((row) => [row.id, given.pieces?.get(row.id) ?? pieceOf(row)]));
  const joined = joinPieces(
    rows.map(({ id }) => ({ id, piece: own.get(id) ?? { text: "", marks: [] } })),
    links,
  );
  const moved: string[] = [];
  const joinedAway: JoinedAway[] = [];
  const changed: ChangedParagraph[] = [];
  for (const [at, row] of rows.entries()) {
    const now = joined[at];
    const piece = own.get(row.id)?.text ?? row.piece;
    if (now === undefined || isSame(row, now.text, now.joinedIntoId, piece)) continue;
    if (now.joinedIntoId !== row.joinedIntoId) moved.push(row.id);
    if (row.joinedIntoId === null && now.joinedIntoId !== null)
      joinedAway.push({ id: row.id, headId: now.joinedIntoId });
    if (row.text !== now.text.text) changed.push({ id: row.id, before: row.revision, text: now.text.text });
    await writeParagraph(row, { piece, rich: now.text, joinedIntoId: now.joinedIntoId }, given, tx);
  }
  await carrySourceMarks(joinedAway, changed, given.authorId, tx);
  await announceHidden(moved, tx);
  return changed;
}

function isSame(row: ParagraphRow, rich: RichText, joinedIntoId: string | null, piece: string): boolean {
  return (
    row.text === rich.text &&
    row.piece === piece &&
    row.joinedIntoId === joinedIntoId &&
    JSON.stringify(row.marks) === JSON.stringify(rich.marks)
  );
}
