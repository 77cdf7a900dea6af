import { database, type Transaction } from "@/lib/db/database";
import { findKeeper, type Keeper } from "@/lib/glossary/core/keeper";
import type { Way } from "@/lib/glossary/core/rights";
import type { Rule } from "@/lib/glossary/core/rule";

/** A thing that lies in a glossary, by the id that the request named. */
export type GlossaryTarget =
  | { readonly glossaryId: string }
  | { readonly conceptId: string }
  | { readonly termId: string }
  | { readonly termProposalId: string }
  | { readonly importId: string }
  | { readonly replacementId: string };

export type FoundAccess = Keeper & {
  readonly glossaryId: string;
  readonly homeProjectId: string | null;
  /** Whether it is the person's own: they made it, and no project looks after it. */
  readonly isOwn: boolean;
  readonly rule: Rule;
  /** Every project that links the glossary and that the person is a member of. */
  readonly ways: readonly (Way & { readonly projectId: string })[];
};

/** How a person reaches a glossary; null when there is none, or it is deleted. */
export async function findAccess(
  userId: string,
  target: GlossaryTarget,
  { withDeleted = false } = {},
  tx: Transaction = database(),
): Promise<FoundAccess | null> {
  const glossaryId = await findGlossaryId(target, tx);
  if (glossaryId === null) return null;
  const row = await tx.glossary.findUnique({
    where: { id: glossaryId },
    include: {
      home: { select: { memberships: { where: { userId, role: "owner" } } } },
      links: {
        where: { project: { deletedAt: null } },
        orderBy: [{ createdAt: "asc" }, { projectId: "asc" }],
        include: { project: { select: { memberships: { where: { userId } } } } },
      },
    },
  });
  if (row === null || (row.deletedAt !== null && !withDeleted)) return null;
  const { decidedByOwners, quorum, proposerMayVote, homeProjectId, home, links } = row;
  const keeper = findKeeper(homeProjectId, links);
  // As `ownGlossaries` asks for them.
  const isLeft =
    home === null ? keeper.keeperProjectId === null : links.length === 0 && home.memberships.length > 0;
  return {
    ...{ ...keeper, glossaryId, homeProjectId, isOwn: isLeft && row.createdById === userId },
    rule: { decidedByOwners, quorum, proposerMayVote },
    ways: links.flatMap(({ projectId, right, project }) =>
      project.memberships.map(({ role }) => ({
        projectId,
        role,
        right,
        looksAfter: projectId === keeper.keeperProjectId,
      })),
    ),
  };
}

async function findGlossaryId(target: GlossaryTarget, tx: Transaction): Promise<string | null> {
  if ("glossaryId" in target) return target.glossaryId;
  const select = { glossaryId: true } as const;
  if ("conceptId" in target)
    return (await tx.concept.findUnique({ where: { id: target.conceptId }, select }))?.glossaryId ?? null;
  if ("termId" in target) {
    const term = await tx.term.findUnique({
      where: { id: target.termId },
      select: { concept: { select } },
    });
    return term?.concept.glossaryId ?? null;
  }
  if ("importId" in target)
    return (
      (await tx.glossaryImport.findUnique({ where: { id: target.importId }, select }))?.glossaryId ?? null
    );
  if ("replacementId" in target) {
    const replacement = await tx.replacement.findUnique({
      where: { id: target.replacementId },
      select: { concept: { select } },
    });
    return replacement?.concept?.glossaryId ?? null;
  }
  const proposal = await tx.termProposal.findUnique({ where: { id: target.termProposalId }, select });
  return proposal?.glossaryId ?? null;
}
