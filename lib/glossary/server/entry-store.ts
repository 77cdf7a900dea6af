import { database, type Transaction } from "@/lib/db/database";
import { lockInTime } from "@/lib/db/lock-in-time";
import { sqlOf } from "@/lib/db/sql";
import type { Entry, Relation, TermEntry } from "@/lib/glossary/core/entry";
import { AppError } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { glossaryBusy } from "./refusals";

export type StoredConcept = {
  readonly id: string;
  readonly externalId: string | null;
  readonly revision: number;
  readonly entry: Entry;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const whole = {
  terms: { orderBy: { position: "asc" } },
  relations: { where: { to: { deletedAt: null } } },
  relatedBy: { where: { from: { deletedAt: null } } },
} as const;

/** Concepts by id, deleted ones too; in no order. */
export async function readConcepts(
  grant: GlossaryGrant,
  ids: readonly string[],
  tx: Transaction = database(),
): Promise<readonly StoredConcept[]> {
  const rows = await tx.concept.findMany({
    where: { glossaryId: grant.glossaryId, id: { in: [...ids] } },
    include: whole,
  });
  return rows.map(toStored);
}

/** Concepts in the order of their ids, after one of them; deleted ones are left out. */
export async function readConceptsAfter(
  grant: GlossaryGrant,
  after: string | null,
  limit: number,
): Promise<readonly StoredConcept[]> {
  const rows = await database().concept.findMany({
    where: { glossaryId: grant.glossaryId, deletedAt: null, ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: limit,
    include: whole,
  });
  return rows.map(toStored);
}

type Row = Awaited<ReturnType<typeof findRows>>[number];
const findRows = (tx: Transaction) => tx.concept.findMany({ include: whole });

function toStored(row: Row): StoredConcept {
  const { id, externalId, revision, createdById, createdAt, updatedAt } = row;
  const { domain, definition, note, doNotTranslate, fullThenShort } = row;
  const relations: Relation[] = [
    ...row.relations.map(({ toId, kind }) => ({ conceptId: toId, kind })),
    ...row.relatedBy.map(({ fromId, kind }) => ({
      conceptId: fromId,
      kind: kind === "broader" ? ("narrower" as const) : kind,
    })),
  ];
  return {
    ...{ id, externalId, revision, createdById, createdAt, updatedAt },
    entry: {
      ...{ domain, definition, note, doNotTranslate, fullThenShort },
      terms: row.terms.map(toTerm),
      relations,
      deleted: row.deletedAt !== null,
    },
  };
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

export function toTerm(row: Row["terms"][number]): TermEntry {
  const { id, language, text, status, type, partOfSpeech, authority, citation, occasion, usageNote } = row;
  return {
    ...{ id, language, text, status, type, partOfSpeech, authority, citation, occasion, usageNote },
    date: dayOf(row.date),
    validFrom: dayOf(row.validFrom),
    validUntil: dayOf(row.validUntil),
  };
}

/** How long a change waits for the one before it: an import may write for longer than anybody wants to look at a screen. */
const PATIENCE_MS = 3_000;

/**
 * Holds a glossary's row until the transaction ends: changes to its concepts come one after the other. Rows of others that
 * only refer to it do not wait.
 *
 * @throws AppError `unavailable` when others hold it for longer than that
 */
export async function lockGlossary(
  tx: Transaction,
  { glossaryId }: GlossaryGrant,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const lock = `SELECT 1 AS locked FROM "Glossary" WHERE "id" = $1::uuid FOR NO KEY UPDATE`;
  await lockInTime(tx, patienceMs, () => sqlOf(tx)(lock, [glossaryId]), glossaryBusy);
}

export type ConceptWrite = {
  readonly id: string;
  readonly externalId: string | null;
  /** The revision it gets. */
  readonly revision: number;
  readonly before: Entry | null;
  readonly after: Entry;
  readonly searchKeys: string;
  readonly sortKey: string;
  readonly createdById: string | null;
};

/** Writes concepts and their terms, a few statements for any number of them. */
export async function writeConcepts(
  tx: Transaction,
  grant: GlossaryGrant,
  writes: readonly ConceptWrite[],
): Promise<void> {
  const sql = sqlOf(tx);
  const now = new Date().toISOString();
  const written = await sql<{ id: string }>(
    `INSERT INTO "Concept" ("id","glossaryId","externalId","domain","definition","note","doNotTranslate","fullThenShort",
       "revision","searchKeys","sortKey","createdById","createdAt","updatedAt","deletedAt")
     SELECT "id","glossaryId","externalId","domain","definition","note","doNotTranslate","fullThenShort",
       "revision","searchKeys","sortKey","createdById","createdAt","updatedAt","deletedAt"
     FROM json_populate_recordset(null::"Concept", $1::json)
     ON CONFLICT ("id") DO UPDATE SET "domain" = excluded."domain", "definition" = excluded."definition",
       "note" = excluded."note", "doNotTranslate" = excluded."doNotTranslate", "fullThenShort" = excluded."fullThenShort",
       "revision" = excluded."revision", "searchKeys" = excluded."searchKeys", "sortKey" = excluded."sortKey",
       "updatedAt" = excluded."updatedAt", "deletedAt" = excluded."deletedAt"
     WHERE "Concept"."glossaryId" = excluded."glossaryId" RETURNING "id"`,
    [JSON.stringify(writes.map((write) => conceptRow(grant, write, now)))],
  );
  refuseForeign(written.length, writes.length);
  await writeTerms(tx, writes, now);
  await writeRelations(tx, grant, writes);
}

function conceptRow(grant: GlossaryGrant, write: ConceptWrite, now: string): object {
  const { id, externalId, revision, after, searchKeys, sortKey, createdById } = write;
  const { domain, definition, note, doNotTranslate, fullThenShort } = after;
  return {
    ...{ id, externalId, revision, searchKeys, sortKey, createdById, glossaryId: grant.glossaryId },
    ...{ domain, definition, note, doNotTranslate, fullThenShort },
    ...{ createdAt: now, updatedAt: now, deletedAt: after.deleted ? now : null },
  };
}

async function writeTerms(tx: Transaction, writes: readonly ConceptWrite[], now: string): Promise<void> {
  const gone = writes.flatMap(({ before, after }) => {
    const kept = new Set(after.terms.map(({ id }) => id));
    return (before?.terms ?? []).flatMap(({ id }) => (kept.has(id) ? [] : [id]));
  });
  if (gone.length > 0) await tx.term.deleteMany({ where: { id: { in: gone } } });
  const rows = writes.flatMap(({ id, before, after, createdById }) => {
    const known = new Map(
      (before?.terms ?? []).map((term, position) => [term.id, JSON.stringify([term, position])]),
    );
    return after.terms.flatMap((term, position) =>
      known.get(term.id) === JSON.stringify([term, position])
        ? []
        : [{ ...term, conceptId: id, position, createdById, createdAt: now }],
    );
  });
  if (rows.length === 0) return;
  const columns = `"language","text","status","type","partOfSpeech","authority","citation","date","validFrom","validUntil","occasion","usageNote","position"`;
  const updates = columns.split(",").map((column) => `${column} = excluded.${column}`);
  const written = await sqlOf(tx)<{ id: string }>(
    `INSERT INTO "Term" ("id","conceptId",${columns},"createdById","createdAt")
     SELECT "id","conceptId",${columns},"createdById","createdAt" FROM json_populate_recordset(null::"Term", $1::json)
     ON CONFLICT ("id") DO UPDATE SET ${updates.join(", ")}
     WHERE "Term"."conceptId" = excluded."conceptId" RETURNING "id"`,
    [JSON.stringify(rows)],
  );
  refuseForeign(written.length, rows.length);
}

/** Steps carry the ids that new terms will have: one that stands elsewhere already is never written over. */
function refuseForeign(written: number, wanted: number): void {
  if (written < wanted) throw new AppError("conflict", "This id belongs to something else already.");
}

/** Relations to concepts of another glossary, or to none, are left out. */
async function writeRelations(
  tx: Transaction,
  grant: GlossaryGrant,
  writes: readonly ConceptWrite[],
): Promise<void> {
  const changed = writes.filter(
    ({ before, after }) => JSON.stringify(before?.relations ?? []) !== JSON.stringify(after.relations),
  );
  if (changed.length === 0) return;
  // Only those that the change knew: one to a concept in the trash comes back with it.
  const known = changed.flatMap(({ id, before, after }) =>
    [...(before?.relations ?? []), ...after.relations].flatMap(({ conceptId }) => [
      { fromId: id, toId: conceptId },
      { fromId: conceptId, toId: id },
    ]),
  );
  await sqlOf(tx)(
    `DELETE FROM "ConceptRelation" r USING json_populate_recordset(null::"ConceptRelation", $1::json) k
     WHERE r."fromId" = k."fromId" AND r."toId" = k."toId"`,
    [JSON.stringify(known)],
  );
  await sqlOf(tx)(
    `INSERT INTO "ConceptRelation" ("fromId", "toId", "kind")
     SELECT g."fromId", g."toId", g."kind" FROM json_populate_recordset(null::"ConceptRelation", $2::json) g
     JOIN "Concept" f ON f."id" = g."fromId" AND f."glossaryId" = $1::uuid
     JOIN "Concept" t ON t."id" = g."toId" AND t."glossaryId" = $1::uuid ON CONFLICT DO NOTHING`,
    [grant.glossaryId, JSON.stringify(relationRows(changed))],
  );
}

/** One row for two concepts: what the later of them says of the other counts. */
function relationRows(writes: readonly ConceptWrite[]): readonly object[] {
  const rows = new Map<string, object>();
  for (const { id, after } of writes)
    for (const { conceptId, kind } of after.relations) {
      const pair = [id, conceptId].sort().join(" ");
      rows.set(
        pair,
        kind === "narrower"
          ? { fromId: conceptId, toId: id, kind: "broader" }
          : { fromId: id, toId: conceptId, kind },
      );
    }
  return [...rows.values()];
}
