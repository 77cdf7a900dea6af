import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { isForEarlierWords } from "@/lib/renderings/core/deciding";
import type { DecidingView } from "./deciding-schema";
import {
  findShownParagraph,
  insertDecision,
  readCandidates,
  readDecisions,
  readVotes,
  writeVote,
} from "./deciding-store";

/** The candidates for a paragraph's text, the votes on them, and what was decided. */
export async function getDeciding(actor: Actor, paragraphId: string): Promise<DecidingView> {
  const grant = await authorize(actor, "view", { paragraphId });
  return transaction((tx) => read(tx, grant, paragraphId));
}

/**
 * Says which track's text a person wants, and why; null takes the vote back. The vote is for the text as it reads then.
 *
 * @param given.revision the one that was seen; absent for whatever stands there
 * @throws AppError `not-found`, also for a track without words there; `forbidden` to readers; `stale` when the text is no
 *   longer the one that was seen
 */
export async function voteForText(
  actor: Actor,
  paragraphId: string,
  given: { readonly trackId: string | null; readonly reason: string; readonly revision?: number | undefined },
): Promise<DecidingView> {
  const grant = await authorize(actor, "translate", { paragraphId });
  return transaction(async (tx) => {
    const { trackId, reason } = given;
    if (trackId === null) await writeVote(tx, grant, paragraphId, null);
    else {
      const candidate = await findCandidate(tx, grant, paragraphId, trackId);
      checkSeen(candidate, given.revision ?? candidate.revision);
      await writeVote(tx, grant, paragraphId, { trackId, text: candidate.text, reason });
    }
    return read(tx, grant, paragraphId);
  });
}

/**
 * Chooses a paragraph's text; everybody's votes are kept with the decision, dissent too. It changes no text.
 *
 * @throws AppError `not-found`; `forbidden` to all but reviewers and owners; `stale` when the text is no longer the one
 *   that was seen
 */
export async function decideText(
  actor: Actor,
  paragraphId: string,
  given: { readonly trackId: string; readonly revision: number; readonly reason: string },
): Promise<DecidingView> {
  const grant = await authorize(actor, "review", { paragraphId });
  return transaction(async (tx) => {
    const chosen = await findCandidate(tx, grant, paragraphId, given.trackId);
    checkSeen(chosen, given.revision);
    const votes = await readVotes(tx, grant, paragraphId);
    const { reason } = given;
    const decisionId = await insertDecision(tx, grant, paragraphId, { ...chosen, reason, votes });
    const event = {
      action: "rendering.decide",
      objectType: "rendering",
      objectId: chosen.renderingId,
    } as const;
    await audit(actor, { ...event, projectId: grant.projectId, details: { decisionId } }, tx);
    return read(tx, grant, paragraphId);
  });
}

function checkSeen(candidate: DecidingView["candidates"][number], seen: number): void {
  if (candidate.revision === seen) return;
  throw new AppError("stale", "This text was changed meanwhile: read it as it is now, then answer again.", {
    key: "candidateStale",
    detail: candidate,
  });
}

async function findCandidate(tx: Transaction, grant: Grant, paragraphId: string, trackId: string) {
  await findParagraph(tx, grant, paragraphId);
  const candidates = await readCandidates(tx, grant, paragraphId);
  const found = candidates.find((candidate) => candidate.trackId === trackId);
  if (found === undefined) throw notFound("A text of this track");
  return found;
}

async function findParagraph(tx: Transaction, grant: Grant, paragraphId: string) {
  const paragraph = await findShownParagraph(tx, grant, paragraphId);
  if (paragraph === null) throw notFound("This paragraph");
  return paragraph;
}

async function read(tx: Transaction, grant: Grant, paragraphId: string): Promise<DecidingView> {
  const paragraph = await findParagraph(tx, grant, paragraphId);
  const candidates = await readCandidates(tx, grant, paragraphId);
  const votes = await readVotes(tx, grant, paragraphId);
  return {
    ...{ paragraph, candidates },
    votes: votes.map((vote) => ({ ...vote, isEarlier: isForEarlierWords(vote, candidates) })),
    decisions: await readDecisions(tx, grant, paragraphId),
  };
}
