import type { Transaction } from "@/lib/db/database";
import type { Way } from "@/lib/glossary/core/rights";
import type { GlossaryGrant } from "./authorize-glossary";

export type PersonsWay = Way & {
  readonly user: { readonly id: string; readonly name: string };
  readonly projectId: string;
};

/** Every way by which somebody reaches a glossary: one for each member of each project that links it. */
export async function readWays(tx: Transaction, grant: GlossaryGrant): Promise<readonly PersonsWay[]> {
  const links = await tx.glossaryLink.findMany({
    where: { glossaryId: grant.glossaryId, project: { deletedAt: null } },
    select: {
      ...{ projectId: true, right: true },
      project: {
        select: { memberships: { select: { role: true, user: { select: { id: true, name: true } } } } },
      },
    },
  });
  return links.flatMap(({ projectId, right, project }) =>
    project.memberships.map(({ role, user }) => ({
      ...{ user, projectId, role, right, looksAfter: projectId === grant.keeperProjectId },
    })),
  );
}

/** Who proposed, voted or decided. */
export async function readInvolved(
  tx: Transaction,
  grant: GlossaryGrant,
  proposalId: string,
): Promise<{ readonly proposerId: string; readonly ids: readonly string[] } | null> {
  const row = await tx.termProposal.findFirst({
    where: { id: proposalId, glossaryId: grant.glossaryId },
    select: {
      createdById: true,
      votes: { select: { userId: true } },
      decision: { select: { decidedById: true } },
    },
  });
  if (row === null) return null;
  const { createdById, votes, decision } = row;
  const ids = [
    createdById,
    ...votes.map(({ userId }) => userId),
    ...(decision === null ? [] : [decision.decidedById]),
  ];
  return { proposerId: createdById, ids: [...new Set(ids)] };
}
