import type { Transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import {
  appendRenderings,
  askForAnotherLook,
  checkTakeable,
  giveRenderings,
  type JoinedText,
  splitRenderings,
  takeRenderings,
} from "./join-renderings";
import { type ParagraphRow, readRuns } from "./paragraph-store";
import { type ProposalRow, readProposalsOn, rewriteUndo } from "./proposal-store";

/** What an accepted join keeps. */
type JoinUndo = { readonly renderings: readonly JoinedText[] };

type Place = { readonly tx: Transaction; readonly actorId: string };

const ends = ({ paragraphIds: [head = "", tail = ""] }: ProposalRow) => ({ head, tail });
const headOf = (rows: readonly ParagraphRow[], id: string) =>
  rows.find((row) => row.id === id)?.joinedIntoId ?? id;

/**
 * Texts are joined by `rejoinParagraphs`; this brings the renderings along.
 *
 * @returns what undo needs
 * @throws AppError `conflict` where a rendering that is locked or final would have to change; nothing is written then
 */
export async function joinRenderings(place: Place, proposal: ProposalRow): Promise<JoinUndo> {
  const { head, tail } = ends(proposal);
  const rows = await readRuns(proposal.documentId, [head, tail], place.tx);
  const [headRun, tailRun] = [headOf(rows, head), headOf(rows, tail)];
  if (headRun === tailRun) return { renderings: [] };
  const appended = await appendRenderings(place, [{ headId: headRun, tailId: tailRun }]);
  const renderings = appended.get(tailRun) ?? [];
  if (renderings instanceof AppError) throw renderings;
  return { renderings };
}

/**
 * Takes the tail's renderings out of the head's again. Where somebody changed the words since, they are parted at the
 * seam when that is certain, and else stay in the head; the tail's own renderings come back in any case. Pieces of
 * paragraphs that were joined to the tail go with it.
 *
 * @throws AppError `conflict` where a rendering is locked or final by now
 */
export async function unjoinRenderings(place: Place, proposal: ProposalRow): Promise<void> {
  const { head, tail } = ends(proposal);
  const kept = undoOf(proposal);
  const rows = await readRuns(proposal.documentId, [head, tail], place.tx);
  const shownIn = headOf(rows, head);
  const others = (
    await readProposalsOn(
      proposal.documentId,
      rows.map((row) => row.id),
      "accepted",
      place.tx,
    )
  ).filter((other) => other.detail.kind === "join" && other.id !== proposal.id);

  await checkTakeable(place, shownIn, kept);
  const taken = await takeRenderings(place, shownIn, kept);
  if (shownIn !== head) await takeRenderings(place, head, kept);
  const trackIds = kept.map((piece) => piece.trackId).filter((trackId) => !taken.has(trackId));
  if (followers(tail, others).length === 0) {
    const left = kept.filter((piece) => !taken.has(piece.trackId));
    await splitRenderings(place, { headId: shownIn, tailId: tail }, left);
  }
  await askForAnotherLook(place, proposal.documentId, { paragraphIds: [shownIn, tail], trackIds });
  for (const other of others) await forgetPieces(place, other, kept);
  for (const other of followers(tail, others)) {
    const pieces = undoOf(other);
    const taken = await takeRenderings(place, shownIn, pieces);
    await giveRenderings(
      place,
      tail,
      pieces.filter((piece) => taken.has(piece.trackId)),
    );
  }
}

function undoOf(proposal: ProposalRow): readonly JoinedText[] {
  return (proposal.undo as JoinUndo | null)?.renderings ?? [];
}

/** The joins that hang on the tail. */
function followers(tail: string, joins: readonly ProposalRow[]): readonly ProposalRow[] {
  const direct = joins.filter((join) => ends(join).head === tail);
  return direct.flatMap((join) => [join, ...followers(ends(join).tail, joins)]);
}

/** A join made later carried these pieces along: what it would take out must be without them. */
async function forgetPieces({ tx }: Place, join: ProposalRow, pieces: readonly JoinedText[]): Promise<void> {
  const before = undoOf(join);
  const after = before.map((entry) => {
    const piece = pieces.find((other) => other.trackId === entry.trackId);
    if (piece === undefined || piece.text === "" || !entry.text.endsWith(` ${piece.text}`)) return entry;
    const less = (text: string) => text.slice(0, -piece.text.length - 1);
    const { made } = entry;
    return {
      ...{ ...entry, text: less(entry.text) },
      ...(made?.text.endsWith(entry.text) && { made: { ...made, text: less(made.text) } }),
    };
  });
  if (JSON.stringify(after) !== JSON.stringify(before)) await rewriteUndo(join.id, { renderings: after }, tx);
}
