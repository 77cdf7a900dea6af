import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { Entry } from "@/lib/glossary/core/entry";
import type { GlossaryGrant } from "./authorize-glossary";
import type { Cause } from "./concepts-schema";

export type RevisionWrite = {
  readonly conceptId: string;
  readonly revision: number;
  readonly entry: Entry;
  readonly cause: Cause;
  readonly reason: string;
  readonly proposalId: string | null;
  readonly importId: string | null;
  readonly authorId: string;
};

export async function insertRevisions(tx: Transaction, rows: readonly RevisionWrite[]): Promise<void> {
  await sqlOf(tx)(
    `INSERT INTO "ConceptRevision" ("id","conceptId","revision","entry","cause","reason","proposalId","importId","authorId")
     SELECT gen_random_uuid(),"conceptId","revision","entry","cause","reason","proposalId","importId","authorId"
     FROM json_populate_recordset(null::"ConceptRevision", $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** Newest first; one more than `limit`. */
export function readRevisions(
  grant: GlossaryGrant,
  conceptId: string,
  page: { readonly limit: number; readonly before?: number | undefined },
) {
  return database().conceptRevision.findMany({
    where: {
      conceptId,
      concept: { glossaryId: grant.glossaryId },
      ...(page.before !== undefined && { revision: { lt: page.before } }),
    },
    orderBy: { revision: "desc" },
    take: page.limit + 1,
  });
}

export function findRevision(
  grant: GlossaryGrant,
  conceptId: string,
  revision: number,
  tx: Transaction = database(),
) {
  return tx.conceptRevision.findFirst({
    where: { conceptId, revision, concept: { glossaryId: grant.glossaryId } },
  });
}

/** Revisions that an import made. */
export function readRevisionsOfImport(grant: GlossaryGrant, importId: string, tx: Transaction) {
  return tx.conceptRevision.findMany({ where: { importId, concept: { glossaryId: grant.glossaryId } } });
}

/** The entries that the concepts of an import had before it, by concept; new ones are absent. */
export async function findRevisionsBefore(
  grant: GlossaryGrant,
  importId: string,
  tx: Transaction,
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await sqlOf(tx)<{ conceptId: string; entry: unknown }>(
    `SELECT b."conceptId"::text AS "conceptId", b."entry" FROM "ConceptRevision" r
     JOIN "Concept" c ON c."id" = r."conceptId"
     JOIN "ConceptRevision" b ON b."conceptId" = r."conceptId" AND b."revision" = r."revision" - 1
     WHERE r."importId" = $1::uuid AND c."glossaryId" = $2::uuid`,
    [importId, grant.glossaryId],
  );
  return new Map(rows.map(({ conceptId, entry }) => [conceptId, entry]));
}
