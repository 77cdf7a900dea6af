import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { namesOf } from "@/lib/accounts/server/people";
import { database } from "@/lib/db/database";
import { evidence, type ProposalStatus, storedChange } from "@/lib/glossary/core/proposal";
import { includes } from "@/lib/glossary/core/rights";
import { mayVote } from "@/lib/glossary/core/rule";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { notFound } from "@/lib/kernel/app-error";
import { authorizeGlossary, type GlossaryGrant, rightIn } from "./authorize-glossary";
import { readGlossary, readGlossaryIds } from "./glossary-store";
import { placeEvidence } from "./place-evidence";
import { presentConcepts } from "./present";
import { findProposal, type ProposalRow, readProposals } from "./proposal-store";
import type { TermProposalView } from "./proposals-schema";

/** More glossaries than anybody decides in. */
const MOST_GLOSSARIES = 200;

/** @throws AppError `not-found` */
export async function getProposal(actor: Actor, proposalId: string): Promise<TermProposalView> {
  const grant = await authorizeGlossary(actor, "read", { termProposalId: proposalId });
  const row = await findProposal(grant, proposalId);
  if (row === null) throw notFound("This proposal");
  return presentProposal(grant, row);
}

/** Proposals of one glossary, newest first. */
export async function listProposals(
  actor: Actor,
  glossaryId: string,
  asked: PageQuery & {
    readonly status?: ProposalStatus | undefined;
    readonly conceptId?: string | undefined;
  },
): Promise<Page<TermProposalView>> {
  const grant = await authorizeGlossary(actor, "read", { glossaryId });
  const rows = await readProposals([glossaryId], {
    status: asked.status ?? null,
    conceptId: asked.conceptId ?? null,
    notVotedBy: null,
    limit: asked.limit,
    after: asked.cursor,
  });
  const page = toPage(rows, asked.limit, ({ id }) => id);
  const items = await Promise.all(page.items.map((row) => presentProposal(grant, row)));
  return { ...page, items };
}

/** A person's queue: open proposals, in every glossary where they decide, on which they have not said their word. */
export async function listProposalsToVote(actor: Actor, asked: PageQuery): Promise<Page<TermProposalView>> {
  const page = { limit: MOST_GLOSSARIES, projectId: actor.onlyProjectId };
  const ids = await readGlossaryIds(actor.id, page);
  const grants = await Promise.all(ids.map((glossaryId) => authorizeGlossary(actor, "read", { glossaryId })));
  const deciding = new Map(
    grants.filter(({ right }) => includes(right, "decide")).map((grant) => [grant.glossaryId, grant]),
  );
  const rows = await readProposals([...deciding.keys()], {
    ...{ status: "open", conceptId: null, notVotedBy: actor.id, limit: asked.limit, after: asked.cursor },
  });
  const cut = toPage(rows, asked.limit, ({ id }) => id);
  const items = await Promise.all(
    cut.items.flatMap((row) => {
      const grant = deciding.get(row.glossaryId);
      return grant === undefined ? [] : [presentProposal(grant, row)];
    }),
  );
  return { ...cut, items };
}

async function presentProposal(grant: GlossaryGrant, row: ProposalRow): Promise<TermProposalView> {
  const [concept] = row.conceptId === null ? [] : await presentConcepts(grant, [row.conceptId]);
  if (concept === undefined) throw notFound("This proposal");
  const { sourceLanguage } = await readGlossary(grant);
  const change = storedChange.parse(row.change);
  const voters = row.votes.map(({ userId }) => userId);
  const people = await namesOf([row.createdById, ...voters, row.decision?.decidedById ?? row.createdById]);
  const nameOf = (id: string): string | null => people.get(id) ?? null;
  const rights = await Promise.all(voters.map((id) => rightIn(id, grant.glossaryId, database())));
  const votes = row.votes.map(({ userId, agrees, reason, at }, index) => {
    const right = rights[index] ?? null;
    const counts = right !== null && mayVote(grant.rule, right, userId === row.createdById);
    return { userId, name: nameOf(userId), agrees, reason, at: at.toISOString(), counts };
  });
  const isOpen = row.status === "open";
  const isOwn = row.createdById === grant.userId;
  return {
    id: row.id,
    ...{
      glossaryId: row.glossaryId,
      sourceLanguage,
      status: row.status,
      reason: row.reason,
      revision: row.revision,
    },
    evidence: [...(await placeEvidence(grant, z.array(evidence).parse(row.evidence)))],
    steps: [...change.steps],
    isNewConcept: change.isNewConcept,
    addedTermIds: [...change.addedTermIds],
    ...{ createdById: row.createdById, createdByName: nameOf(row.createdById) },
    createdAt: row.createdAt.toISOString(),
    votes,
    agreed: votes.filter(({ agrees, counts }) => agrees && counts).length,
    quorum: grant.rule.quorum,
    may: {
      vote: isOpen && mayVote(grant.rule, grant.right, isOwn),
      decide: isOpen && includes(grant.right, "decide"),
      withdraw: isOpen && (isOwn ? includes(grant.right, "propose") : includes(grant.right, "decide")),
      change:
        isOpen && isOwn && includes(grant.right, "propose") && voters.every((id) => id === grant.userId),
    },
    decision:
      row.decision === null
        ? null
        : {
            ...{ accepted: row.decision.accepted, reason: row.decision.reason },
            decidedById: row.decision.decidedById,
            decidedByName: nameOf(row.decision.decidedById),
            at: row.decision.at.toISOString(),
            record: row.decision.record as Record<string, unknown>,
          },
    concept,
  };
}
