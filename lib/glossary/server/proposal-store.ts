import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { type Entry, storedEntry } from "@/lib/glossary/core/entry";
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
  /** The concept as it was proposed; null when its history does not have that. */
  readonly seen: Entry | null;
};

/** What the open proposals to these concepts would do. */
export async function readOpenChanges(
  tx: Transaction,
  grant: GlossaryGrant,
  conceptIds: readonly string[],
): Promise<readonly OpenChange[]> {
  if (conceptIds.length === 0) return [];
  const rows = await sqlOf(tx)<Omit<OpenChange, "change" | "seen"> & { change: unknown; seen: unknown }>(
    `SELECT p."id"::text AS "id", p."conceptId"::text AS "conceptId", p."importId"::text AS "importId", p."change",
       r."entry" AS "seen"
     FROM "TermProposal" p
     LEFT JOIN "ConceptRevision" r ON r."conceptId" = p."conceptId" AND r."revision" = p."seen"
     WHERE p."glossaryId" = $1::uuid AND p."status" = 'open' AND p."conceptId" = ANY($2::uuid[])`,
    [grant.glossaryId, [...conceptIds]],
  );
  return rows.map(({ change, seen, ...row }) => ({
    ...row,
    change: storedChange.parse(change),
    seen: storedEntry.safeParse(seen).data ?? null,
  }));
}

/** Who proposed and who voted, by proposal. */
export type ProposalPeople = {
  readonly id: string;
  readonly createdById: string;
  readonly voterIds: readonly string[];
};

/** Withdraws the open proposals that an import made, but for those about the concepts that stay as they are. */
export async function withdrawProposalsOf(
  tx: Transaction,
  grant: GlossaryGrant,
  importId: string,
  keptConceptIds: readonly string[],
): Promise<readonly ProposalPeople[]> {
  return sqlOf(tx)<ProposalPeople>(
    `UPDATE "TermProposal" p SET "status" = 'withdrawn'
     WHERE p."glossaryId" = $1::uuid AND p."importId" = $2::uuid AND p."status" = 'open'
       AND NOT p."conceptId" = ANY($3::uuid[])
     RETURNING p."id"::text AS "id", p."createdById"::text AS "createdById",
       ARRAY(SELECT v."userId"::text FROM "Vote" v WHERE v."proposalId" = p."id") AS "voterIds"`,
    [grant.glossaryId, importId, [...keptConceptIds]],
  );
}

/** Puts another change in the place of the one that was proposed. */
export async function rewriteProposal(
  tx: Transaction,
  id: string,
  proposal: Pick<NewProposal, "change" | "reason" | "evidence" | "seen">,
): Promise<void> {
  await sqlOf(tx)(
    `UPDATE "TermProposal" SET "change" = $2::jsonb, "reason" = $3, "evidence" = $4::jsonb, "seen" = $5,
       "revision" = "revision" + 1
     WHERE "id" = $1::uuid`,
    [id, JSON.stringify(proposal.change), proposal.reason, JSON.stringify(proposal.evidence), proposal.seen],
  );
}
