import type { Transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { RichText } from "@/lib/text/core/marks";
import { announceHidden } from "./announce-hidden";
import { checkJoinable } from "./check-joinable";
import { joinRenderings, unjoinRenderings } from "./decide-join";
import {
  type CutPiece,
  cutJumpLine,
  mendPiece,
  returnLabel,
  type SpeakerUndo,
  takeLabel,
} from "./decide-line";
import { type Halves, joinHalves, pruneHalves, readHalves } from "./join-halves";
import { appendRenderings, readFresh } from "./join-renderings";
import { changeParagraphs, type ParagraphRow, readIdsBetween, readRuns } from "./paragraph-store";
import { decideProposal, type ProposalRow, readProposalsOn } from "./proposal-store";
import { rejoinParagraphs } from "./rejoin-paragraphs";
import { findSpoken } from "./rendering-store";
import { clearSourceMarks } from "./source-marks";

type Place = { readonly tx: Transaction; readonly actorId: string };

/**
 * Does what a proposal says, under the document's lock. A join across a jump line, a page number or a running head
 * accepts these first, because they would stand in the middle of a sentence.
 *
 * @returns the decided proposals, the asked one last
 */
export async function applyProposal(place: Place, proposal: ProposalRow): Promise<readonly ProposalRow[]> {
  const before: ProposalRow[] = [];
  if (proposal.detail.kind === "join") {
    await checkJoinable(place, proposal);
    for (const between of await interruptions(place, proposal)) before.push(await applyOne(place, between));
  }
  return [...before, await applyOne(place, proposal)];
}

/** Joins that were accepted, and why others were not. */
export type JoinsDone = {
  readonly accepted: readonly ProposalRow[];
  readonly refused: readonly { readonly proposalId: string; readonly error: AppError }[];
};

/**
 * Accepts many joins at once. They must share no paragraph with each other or with an accepted join, and nothing open
 * may stand between their halves. Those that may not be made are passed over.
 */
export async function applyLoneJoins(
  { tx, actorId }: Place,
  joins: readonly ProposalRow[],
): Promise<JoinsDone> {
  const [first] = joins;
  if (first === undefined) return { accepted: [], refused: [] };
  const pairs = joins.map(({ paragraphIds: [headId = "", tailId = ""] }) => ({ headId, tailId }));
  const halves = await readSpokenHalves({ tx, actorId }, joins);
  const appended = await appendRenderings({ tx, actorId }, pairs);
  const accepted: ProposalRow[] = [];
  const refused: { proposalId: string; error: AppError }[] = [];
  for (const join of joins) {
    const renderings = appended.get(join.paragraphIds[1] ?? "") ?? [];
    if (renderings instanceof AppError) {
      refused.push({ proposalId: join.id, error: renderings });
      continue;
    }
    const decision = { status: "accepted", undo: { renderings }, decidedById: actorId } as const;
    accepted.push(await decideProposal(join.id, decision, tx));
  }
  const ids = accepted.flatMap(({ paragraphIds }) => paragraphIds);
  if (ids.length > 0)
    await rejoinParagraphs(tx, { documentId: first.documentId, ids, cause: "join", authorId: actorId });
  for (const { id, paragraphIds } of accepted) {
    const joined = appended.get(paragraphIds[1] ?? "");
    const own = halves.get(id);
    if (own !== undefined && Array.isArray(joined)) await joinHalves({ tx, actorId }, own, joined);
  }
  return { accepted, refused };
}

/** The halves of joins, by their proposal, where there are translations to join: before anybody translates there are none. */
async function readSpokenHalves(
  place: Place,
  joins: readonly ProposalRow[],
): Promise<ReadonlyMap<string, Halves>> {
  const spoken = await findSpoken(
    joins.map(({ paragraphIds }) => paragraphIds[1] ?? ""),
    place.tx,
  );
  const wanted = joins.filter(({ paragraphIds }) => spoken.has(paragraphIds[1] ?? ""));
  // All are held at once, in the order in which everybody holds them.
  await readFresh(
    place,
    wanted.flatMap(({ paragraphIds }) => paragraphIds),
  );
  const found = new Map<string, Halves>();
  for (const join of wanted) {
    const halves = await readHalves(place, join);
    if (halves !== null) found.set(join.id, halves);
  }
  return found;
}

async function applyOne(place: Place, proposal: ProposalRow): Promise<ProposalRow> {
  const { tx, actorId } = place;
  const decided = (undo: unknown) =>
    decideProposal(proposal.id, { status: "accepted", undo, decidedById: actorId }, tx);
  const row = await targetOf(place, proposal);
  switch (proposal.detail.kind) {
    case "join": {
      const halves = await readHalves(place, proposal);
      const undo = await joinRenderings(place, proposal);
      const accepted = await decided(undo);
      await rejoin(place, proposal, "join");
      if (halves !== null) await joinHalves(place, halves, undo.renderings);
      return accepted;
    }
    case "jump-line": {
      if (proposal.detail.whole) return decided(await exclude(place, row));
      const { piece, cut } = cutJumpLine(row, proposal.detail);
      await rejoin(place, proposal, "set-aside", new Map([[row.id, piece]]));
      return decided({ cut });
    }
    case "speaker": {
      const { piece, undo } = await takeLabel(row, proposal.detail, tx);
      await rejoin(place, proposal, "label", new Map([[row.id, piece]]));
      return decided(undo);
    }
    case "caption":
      await changeParagraphs([row.id], { kind: "caption" }, tx);
      return decided({ kind: row.kind });
    case "running-head":
    case "page-number":
      return decided(await exclude(place, row));
  }
}

/** Takes an accepted proposal back; what was done to the text since stays done. */
export async function revertProposal(place: Place, proposal: ProposalRow): Promise<ProposalRow> {
  const { tx, actorId } = place;
  const row = await targetOf(place, proposal);
  const undone = () => decideProposal(proposal.id, { status: "undone", decidedById: actorId }, tx);
  switch (proposal.detail.kind) {
    case "join": {
      await unjoinRenderings(place, proposal);
      const ids = (await readRuns(proposal.documentId, proposal.paragraphIds, tx)).map((entry) => entry.id);
      const result = await undone();
      const { documentId } = proposal;
      const changed = await rejoinParagraphs(tx, { documentId, ids, cause: "undo-join", authorId: actorId });
      await clearSourceMarks(changed, actorId, tx);
      await pruneHalves(place, proposal);
      return result;
    }
    case "jump-line":
      if (proposal.detail.whole) await include(place, row);
      else await mend(place, proposal, mendPiece(row, (proposal.undo as { cut: CutPiece }).cut));
      return undone();
    case "speaker":
      await mend(place, proposal, await returnLabel(row, proposal.undo as SpeakerUndo, tx));
      return undone();
    case "caption":
      await changeParagraphs([row.id], { kind: (proposal.undo as { kind: ParagraphRow["kind"] }).kind }, tx);
      return undone();
    case "running-head":
    case "page-number":
      await include(place, row);
      return undone();
  }
}

/** The paragraph that a proposal speaks of; of a join, its head. */
async function targetOf(
  { tx }: Place,
  { documentId, paragraphIds: [id = ""] }: ProposalRow,
): Promise<ParagraphRow> {
  const row = (await readRuns(documentId, [id], tx)).find((entry) => entry.id === id);
  if (row === undefined) throw notFound("This paragraph");
  return row;
}

async function exclude({ tx }: Place, row: ParagraphRow): Promise<{ readonly excluded: boolean }> {
  await changeParagraphs([row.id], { excluded: true }, tx);
  await announceHidden([row.id], tx);
  return { excluded: row.excluded };
}

async function include({ tx }: Place, row: ParagraphRow): Promise<void> {
  await changeParagraphs([row.id], { excluded: false }, tx);
  await announceHidden([row.id], tx);
}

function mend(place: Place, proposal: ProposalRow, piece: RichText): Promise<void> {
  return rejoin(place, proposal, "undo", new Map([[proposal.paragraphIds[0] ?? "", piece]]));
}

async function rejoin(
  { tx, actorId }: Place,
  { documentId, paragraphIds }: ProposalRow,
  cause: string,
  pieces: ReadonlyMap<string, RichText> = new Map(),
): Promise<void> {
  await rejoinParagraphs(tx, { documentId, ids: paragraphIds, cause, authorId: actorId, pieces });
}

/** Open proposals on what stands between the halves of a join: jump lines at either side of the cut, and page furniture. */
async function interruptions({ tx }: Place, proposal: ProposalRow): Promise<readonly ProposalRow[]> {
  const { documentId, paragraphIds } = proposal;
  const rows = (await readRuns(documentId, paragraphIds, tx)).filter((row) => paragraphIds.includes(row.id));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = await readIdsBetween(documentId, first.orderKey, last.orderKey, tx);
  const open = await readProposalsOn(documentId, between, "open", tx);
  return open.filter(({ detail, paragraphIds: [id = ""] }) => {
    if (detail.kind === "page-number" || detail.kind === "running-head")
      return id !== first.id && id !== last.id;
    if (detail.kind !== "jump-line") return false;
    if (detail.whole) return true;
    return detail.direction === "to" ? id === first.id : id === last.id;
  });
}
