import { TEXT_LIMIT } from "@/lib/text/core/text-limit";
import { joinedOtherwise, joinTooLong } from "./join-refusals";
import type { Place } from "./join-renderings";
import { type ParagraphRow, readRuns } from "./paragraph-store";
import { type ProposalRow, readProposalsOn } from "./proposal-store";

/** Whether the second of two paragraphs stands behind the first. */
export function isInOrder(head: ParagraphRow | undefined, tail: ParagraphRow | undefined): boolean {
  return head !== undefined && tail !== undefined && head.orderKey < tail.orderKey;
}

/** Whether these pieces may be one paragraph. */
export function fits(rows: readonly (Pick<ParagraphRow, "piece"> | undefined)[]): boolean {
  return rows.reduce((sum, row) => sum + (row?.piece.length ?? 0), 0) <= TEXT_LIMIT;
}

/**
 * A join holds only where the second half stands behind the first, continues no other, and both are not too long for one.
 *
 * @throws AppError `conflict`, before anything is written
 */
export async function checkJoinable({ tx }: Place, proposal: ProposalRow): Promise<void> {
  const [headId = "", tailId = ""] = proposal.paragraphIds;
  const rows = await readRuns(proposal.documentId, [headId, tailId], tx);
  const [head, tail] = [headId, tailId].map((id) => rows.find((row) => row.id === id));
  if (!isInOrder(head, tail)) throw joinedOtherwise();
  const accepted = await readProposalsOn(proposal.documentId, [tailId], "accepted", tx);
  const isTaken = accepted.some(
    (other) => other.id !== proposal.id && other.detail.kind === "join" && other.paragraphIds[1] === tailId,
  );
  if (isTaken) throw joinedOtherwise();
  if (!fits(rows)) throw joinTooLong();
}
