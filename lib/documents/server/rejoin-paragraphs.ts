import type { Transaction } from "@/lib/db/database";
import { type Joined, joinPieces, type Link, type Piece } from "@/lib/documents/core/join";
import { keepPieces } from "@/lib/documents/core/kept-pieces";
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

/** A row as a piece of a run. */
export function toPiece(row: ParagraphRow): Piece {
  const { id, cutFromId, cutSeam } = row;
  const cut = cutFromId === null ? undefined : { fromId: cutFromId, seam: cutSeam };
  return { id, piece: pieceOf(row), cut };
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
    /** The white space that stands before those that were cut out of another, where it changes. */
    readonly seams?: ReadonlyMap<string, string>;
  },
): Promise<readonly ChangedParagraph[]> {
  const rows = await readRuns(given.documentId, given.ids, tx);
  const links = await linksAmong(
    given.documentId,
    rows.map((row) => row.id),
    tx,
  );
  const pieces = rows.map((row) => {
    const { id, piece, cut } = toPiece(row);
    const seam = given.seams?.get(id) ?? cut?.seam ?? "";
    return { id, piece: given.pieces?.get(id) ?? piece, cut: cut && { ...cut, seam } };
  });
  const joined = joinPieces(pieces, links);
  const madeOf = {
    before: keepPieces(rows.map((row) => ({ piece: toPiece(row), joinedIntoId: row.joinedIntoId }))),
    after: keepPieces(pieces.map((piece, at) => ({ piece, joinedIntoId: joined[at]?.joinedIntoId ?? null }))),
  };
  const moved: string[] = [];
  const joinedAway: JoinedAway[] = [];
  const changed: ChangedParagraph[] = [];
  for (const [at, row] of rows.entries()) {
    const now = joined[at];
    const piece = pieces[at]?.piece.text ?? row.piece;
    const cutSeam = pieces[at]?.cut?.seam ?? row.cutSeam;
    if (now === undefined || isSame(row, { piece, cutSeam, joined: now })) continue;
    if (now.joinedIntoId !== row.joinedIntoId) moved.push(row.id);
    if (row.joinedIntoId === null && now.joinedIntoId !== null)
      joinedAway.push({ id: row.id, headId: now.joinedIntoId });
    if (row.text !== now.text.text) changed.push({ id: row.id, before: row.revision, text: now.text.text });
    const { joinedIntoId, text: rich } = now;
    const kept = { before: madeOf.before.get(row.id) ?? [], after: madeOf.after.get(row.id) ?? [] };
    await writeParagraph(row, { piece, cutSeam, rich, joinedIntoId, madeOf: kept }, given, tx);
  }
  await carrySourceMarks(joinedAway, changed, given.authorId, tx);
  await announceHidden(moved, tx);
  return changed;
}

type Now = { readonly piece: string; readonly cutSeam: string; readonly joined: Joined };

function isSame(row: ParagraphRow, { piece, cutSeam, joined: { text, joinedIntoId } }: Now): boolean {
  return (
    row.text === text.text &&
    row.piece === piece &&
    row.cutSeam === cutSeam &&
    row.joinedIntoId === joinedIntoId &&
    JSON.stringify(row.marks) === JSON.stringify(text.marks)
  );
}
