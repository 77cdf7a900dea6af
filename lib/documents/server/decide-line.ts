import type { Transaction } from "@/lib/db/database";
import type { ProposalDetail } from "@/lib/documents/core/proposal";
import { concatRich, sliceRich, trimRich } from "@/lib/documents/core/rich-text";
import { readSpeakerLabel } from "@/lib/documents/core/speakers";
import { AppError } from "@/lib/kernel/app-error";
import type { RichText } from "@/lib/text/core/marks";
import { changeParagraphs, type ParagraphRow, readFollowers } from "./paragraph-store";
import { pieceOf } from "./rejoin-paragraphs";

/** The text changed under a proposal so that it cannot be done any more. */
function overtaken(): AppError {
  return new AppError("conflict", "The paragraph has changed since this was proposed.", {
    key: "import.overtaken",
  });
}

/** What taking a line out of a piece kept: `before` goes in front of the rest, `after` behind it. */
export type CutPiece = { readonly before: RichText; readonly after: RichText };

const EMPTY: RichText = { text: "", marks: [] };

/** Takes a jump line off the end, or the beginning, of a paragraph's piece. */
export function cutJumpLine(
  row: ParagraphRow,
  { line, direction }: Extract<ProposalDetail, { kind: "jump-line" }>,
): { readonly piece: RichText; readonly cut: CutPiece } {
  const own = pieceOf(row);
  if (direction === "to" && own.text.endsWith(line)) {
    const piece = trimRich(sliceRich(own, 0, own.text.length - line.length));
    return { piece, cut: { before: EMPTY, after: sliceRich(own, piece.text.length) } };
  }
  if (direction === "from" && own.text.startsWith(line)) {
    const piece = trimRich(sliceRich(own, line.length));
    return { piece, cut: { before: sliceRich(own, 0, own.text.length - piece.text.length), after: EMPTY } };
  }
  throw overtaken();
}

/** Puts what was cut back to where it stood; what the piece became meanwhile is kept. */
export function mendPiece(row: ParagraphRow, cut: CutPiece): RichText {
  return concatRich([cut.before, pieceOf(row), cut.after]);
}

/** What accepting a speaker changed besides the text. */
export type SpeakerUndo = {
  readonly cut: CutPiece;
  readonly speaker: string | null;
  readonly turn: ParagraphRow["turn"];
  readonly followers: readonly string[];
};

/** Takes a label out of a paragraph's piece and carries its speaker on. */
export async function takeLabel(
  row: ParagraphRow,
  detail: Extract<ProposalDetail, { kind: "speaker" }>,
  tx: Transaction,
): Promise<{ readonly piece: RichText; readonly undo: SpeakerUndo }> {
  const own = pieceOf(row);
  const found = readSpeakerLabel(own);
  if (found?.label !== detail.label) throw overtaken();
  const followers = await readFollowers(row, tx);
  await changeParagraphs([row.id], { label: detail.label, speaker: detail.speaker, turn: detail.turn }, tx);
  await changeParagraphs(followers, { speaker: detail.speaker, turn: detail.turn }, tx);
  const before = sliceRich(own, 0, own.text.length - found.rest.text.length);
  return {
    piece: found.rest,
    undo: { cut: { before, after: EMPTY }, speaker: row.speaker, turn: row.turn, followers },
  };
}

/** Gives a label back to the text. Followers that got another speaker meanwhile keep it. */
export async function returnLabel(row: ParagraphRow, undo: SpeakerUndo, tx: Transaction): Promise<RichText> {
  const still = new Set(await readFollowers(row, tx));
  const { speaker, turn } = undo;
  await changeParagraphs([row.id], { label: null, speaker, turn }, tx);
  await changeParagraphs(
    undo.followers.filter((id) => still.has(id)),
    { speaker, turn },
    tx,
  );
  return mendPiece(row, undo.cut);
}
