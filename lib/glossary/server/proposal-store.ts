import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { type ProposalStatus, type StoredChange, storedChange } from "@/lib/glossary/core/proposal";
import type { GlossaryGrant } from "./authorize-glossary";

const whole = { votes: { orderBy: { at: "asc" } }, decision: true } as const;
export type ProposalRow = NonNullable<Awaited<ReturnType<typeof findProposal>>>;

export function findProposal(grant: GlossaryGrant, id: string, tx: Transaction = database()) {
  return tx.termProposal.findFirst({ where: { id, glossaryId: grant.glossaryId }, include: whole });
}

/** Holds the proposal's row until the transaction ends: votes and decisions come one after the other. */
export async function lockProposal(tx: Transaction, id: string): Promise<void> {
  await sqlOf(tx)(`SELECT 1 AS locked FROM "TermProposal" WHERE "id" = $1::uuid FOR UPDATE`, [id]);
}

export type NewProposal = {
  readonly id: string;
  readonly conceptId: string;
  readonly status: ProposalStatus;
  readonly change: StoredChange;
  readonly reason: string;
  readonly evidence: unknown;
  readonly seen: number;
  readonly importId?: string;
};

export async function insertProposals(
  tx: Transaction,
  grant: GlossaryGrant,
  rows: readonly NewProposal[],
): Promise<void> {
  if (rows.length === 0) return;
  const whose = { glossaryId: grant.glossaryId, createdById: grant.userId };
  await sqlOf(tx)(
    `INSERT INTO "TermProposal" ("id","glossaryId","conceptId","status","change","reason","evidence","seen","importId","createdById")
     SELECT "id","glossaryId","conceptId","status","change","reason","evidence","seen","importId","createdById"
     FROM json_populate_recordset(null::"TermProposal", $1::json)`,
    [JSON.stringify(rows.map((row) => ({ ...row, ...whose })))],
  );
}

export async function setProposalStatus(tx: Transaction, id: string, status: ProposalStatus): Promise<void> {
  await tx.termProposal.update({ where: { id }, data: { status } });
}

export type NewDecision = {
  readonly proposalId: string;
  readonly accepted: boolean;
  readonly reason: string;
  readonly record: unknown;
};

export async function insertDecisions(
  tx: Transaction,
  grant: GlossaryGrant,
  rows: readonly NewDecision[],
): Promise<void> {
  if (rows.length === 0) return;
  await sqlOf(tx)(
    `INSERT INTO "Decision" ("id","proposalId","accepted","reason","record","decidedById")
     SELECT gen_random_uuid(),"proposalId","accepted","reason","record","decidedById"
     FROM json_populate_recordset(null::"Decision", $1::json)`,
    [JSON.stringify(rows.map((row) => ({ ...row, decidedById: grant.userId })))],
  );
}

export async function upsertVote(
  tx: Transaction,
  proposalId: string,
  vote: { readonly userId: string; readonly agrees: boolean; readonly reason: string },
): Promise<void> {
  const { userId, agrees, reason } = vote;
  await tx.vote.upsert({
    where: { proposalId_userId: { proposalId, userId } },
    create: { proposalId, userId, agrees, reason },
    update: { agrees, reason, at: new Date() },
  });
}

export async function deleteVote(tx: Transaction, proposalId: string, userId: string): Promise<void> {
  await tx.vote.deleteMany({ where: { proposalId, userId } });
}

/** Newest first; one more than `limit`. */
export function readProposals(
  glossaryIds: readonly string[],
  filter: {
    readonly status: ProposalStatus | null;
    readonly conceptId: string | null;
    /** Only those that this person has not voted on. */
    readonly notVotedBy: string | null;
    readonly limit: number;
    readonly after: string | undefined;
  },
) {
  return database().termProposal.findMany({
    where: {
      glossaryId: { in: [...glossaryIds] },
      ...(filter.status !== null && { status: filter.status }),
      ...(filter.conceptId !== null && { conceptId: filter.conceptId }),
      ...(filter.notVotedBy !== null && { votes: { none: { userId: filter.notVotedBy } } }),
      ...(filter.after !== undefined && { id: { lt: filter.after } }),
    },
    orderBy: { id: "desc" },
    take: filter.limit + 1,
    include: whole,
  });
}

/** How many open proposals each of these concepts has. */
export async function countOpenProposals(
  grant: GlossaryGrant,
  conceptIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database().termProposal.groupBy({
    by: ["conceptId"],
    where: { glossaryId: grant.glossaryId, status: "open", conceptId: { in: [...conceptIds] } },
    _count: true,
  });
  return new Map(rows.map(({ conceptId, _count }) => [conceptId ?? "", _count]));
}

export type OpenChange = {
  readonly id: string;
  readonly conceptId: string;
  readonly importId: string | null;
  readonly change: StoredChange;
};

/** What the open proposals to these concepts would do. */
export async function readOpenChanges(
  tx: Transaction,
  grant: GlossaryGrant,
  conceptIds: readonly string[],
): Promise<readonly OpenChange[]> {
  if (conceptIds.length === 0) return [];
  const rows = await sqlOf(tx)<Omit<OpenChange, "change"> & { change: unknown }>(
    `SELECT "id"::text AS "id", "conceptId"::text AS "conceptId", "importId"::text AS "importId", "change"
     FROM "TermProposal" WHERE "glossaryId" = $1::uuid AND "status" = 'open' AND "conceptId" = ANY($2::uuid[])`,
    [grant.glossaryId, [...conceptIds]],
  );
  return rows.map(({ change, ...row }) => ({ ...row, change: storedChange.parse(change) }));
}

/** Withdraws the open proposals that an import made. */
export async function withdrawProposalsOf(
  tx: Transaction,
  grant: GlossaryGrant,
  importId: string,
): Promise<void> {
  await tx.termProposal.updateMany({
    where: { glossaryId: grant.glossaryId, importId, status: "open" },
    data: { status: "withdrawn" },
  });
}
