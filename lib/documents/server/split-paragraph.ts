import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Cut, findCut, firstWords } from "@/lib/documents/core/cut";
import { notFound } from "@/lib/kernel/app-error";
import { extendRanges } from "@/lib/review/server/keep-ranges";
import { placePieces } from "@/lib/text/core/pieces";
import { revertProposal } from "./apply-proposal";
import { type CutText, checkCuttable, cutRenderings } from "./cut-renderings";
import { insertCut, insertHandJoin, passOnProposals, writeJoinEnds } from "./cut-store";
import { underLock } from "./decide-proposal";
import type { JoinedText, Place } from "./join-renderings";
import { presentStructureChange } from "./present-structure";
import { type ProposalRow, readProposal, readProposalsOn } from "./proposal-store";
import { pieceOf, rejoinParagraphs } from "./rejoin-paragraphs";
import { documentOf, readShownRun, type ShownRun } from "./shown-run";
import { refusedStructure, staleParagraph } from "./structure-refusals";
import type { StructureChangeView } from "./structure-schema";
import { insertStructureChange, readShownBetween } from "./structure-store";

/** What taking a split back needs. */
export type SplitUndo = {
  readonly renderings: readonly CutText[];
  /** Shown paragraphs that stood between both halves: a caption, say. */
  readonly between: readonly string[];
};

/**
 * Cuts a shown paragraph in two. Between two of its pieces, the join that held them is taken back; inside a piece, that
 * becomes two, which can be joined again (docs/decisions/joins-keep-pieces.md).
 *
 * @param given `offset` is UTF-16 in the paragraph's text; `seen` the revision it was chosen in, null when it does not matter
 * @throws AppError `not-found`, `forbidden`; `stale` for another revision; `invalid` for an offset at which nothing can be
 *   cut; `conflict` where a rendering is locked or final
 */
export async function splitParagraph(
  actor: Actor,
  paragraphId: string,
  given: { readonly offset: number; readonly seen: number | null },
): Promise<StructureChangeView> {
  const grant = await authorize(actor, "translate", { paragraphId });
  const documentId = await documentOf(grant, paragraphId);
  return underLock(grant, documentId, async (tx) => {
    const place = { tx, actorId: actor.id };
    const run = await readShownRun(documentId, paragraphId, tx);
    if (given.seen !== null && given.seen !== run.head.revision) throw staleParagraph(run.head);
    const pieces = run.rows.map(pieceOf);
    const cut = findCut(run.head.text, pieces, given.offset);
    if (!cut.ok) throw refusedStructure(cut.reason);
    await checkCuttable(place, paragraphId);
    const parted = await part(place, run, cut.value, given.offset);
    const between = await readBetween(place, run, parted.tailId);
    const halves = [run.head.text.slice(0, given.offset), run.head.text.slice(given.offset)];
    const change = await insertStructureChange(
      grant,
      {
        ...{ documentId, kind: "split", paragraphIds: [paragraphId, parted.tailId] },
        words: halves.map((text) => firstWords(text.trim())),
        proposalId: parted.join.id,
        undo: { renderings: parted.renderings, between } satisfies SplitUndo,
      },
      tx,
    );
    return presentStructureChange(change);
  });
}

type Parted = {
  readonly tailId: string;
  readonly join: ProposalRow;
  readonly renderings: readonly CutText[];
};

async function part(place: Place, run: ShownRun, cut: Cut, offset: number): Promise<Parted> {
  const { head, rows } = run;
  const starts = placePieces(
    head.text,
    rows.map(({ piece }) => piece),
  );
  if (cut.at === "seam") {
    const [before, tail] = [rows[cut.index - 1], rows[cut.index]];
    if (before === undefined || tail === undefined) throw notFound("This paragraph");
    const end = (starts[cut.index - 1] ?? 0) + before.piece.length;
    const source = { headId: head.id, tailId: tail.id, text: head.text, offset };
    const join = await joinAt(place, run, cut.index);
    await revertProposal(place, join);
    const seen = new Set(appendedBy(join).map(({ trackId }) => trackId));
    const at = { end, start: starts[cut.index] ?? end };
    return { tailId: tail.id, join, renderings: await cutRenderings(place, { ...source, place: at }, seen) };
  }
  const row = rows[cut.index];
  if (row === undefined) throw notFound("This paragraph");
  const { tx, actorId } = place;
  const { documentId } = row;
  const tailId = await insertCut(row, head, cut, tx);
  await passOnProposals(row, { tailId, actorId }, tx);
  const firstHalf = rows.slice(0, cut.index + 1).map(({ id }) => id);
  await extendRanges(tx, { paragraphIds: firstHalf, tailId });
  const hand = { documentId, headId: row.id, tailId, actorId, status: "undone" } as const;
  const join = await insertHandJoin(hand, tx);
  const end = (starts[cut.index] ?? 0) + cut.head.text.length;
  const source = { headId: head.id, tailId, text: head.text, offset };
  const at = { end, start: end + cut.seam.length };
  const renderings = await cutRenderings(place, { ...source, place: at }, new Set());
  const pieces = new Map([[row.id, cut.head]]);
  await rejoinParagraphs(tx, {
    documentId,
    ids: [row.id, tailId],
    cause: "split",
    authorId: actorId,
    pieces,
  });
  return { tailId, join, renderings };
}

const appendedBy = ({ undo }: ProposalRow): readonly JoinedText[] =>
  (undo as { readonly renderings: readonly JoinedText[] } | null)?.renderings ?? [];

/**
 * The accepted join that holds a member of a run to those before it. It, and others that reach over the same place, hold
 * on to the member before their own from now on, so that the second half stays one.
 */
async function joinAt({ tx }: Place, { head, rows }: ShownRun, index: number): Promise<ProposalRow> {
  const ids = rows.map(({ id }) => id);
  const accepted = await readProposalsOn(head.documentId, ids, "accepted", tx);
  const joins = accepted.filter(({ detail }) => detail.kind === "join");
  const found = joins.find(({ paragraphIds }) => paragraphIds[1] === ids[index]);
  if (found === undefined) throw refusedStructure("otherwise");
  for (const { id, paragraphIds } of joins) {
    const [from = "", to = ""] = paragraphIds;
    const at = ids.indexOf(to);
    const previous = ids[at - 1];
    if (at < index || ids.indexOf(from) >= index || previous === undefined || previous === from) continue;
    await writeJoinEnds(id, [previous, to], tx);
  }
  return readProposal(found.id, tx);
}

async function readBetween({ tx }: Place, { head }: ShownRun, tailId: string): Promise<readonly string[]> {
  const { head: tail } = await readShownRun(head.documentId, tailId, tx);
  const shown = await readShownBetween(head.documentId, head.orderKey, tail.orderKey, tx);
  return shown.map(({ id }) => id).filter((id) => id !== head.id && id !== tailId);
}
