import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";

export type WaiverRow = {
  readonly id: string;
  readonly conceptId: string;
  readonly renderingId: string;
  readonly reason: string;
  readonly wording: string;
  readonly expiresOn: Date | null;
  readonly expiresAt: Date | null;
  readonly createdById: string;
  readonly createdAt: Date;
};

/** Waivers of these renderings that nobody took back and that have not run out. */
export function readWaivers(
  grant: Pick<Grant, "projectId"> | { readonly projectIds: readonly string[] },
  renderingIds: readonly string[],
): Promise<WaiverRow[]> {
  const projectIds = "projectIds" in grant ? [...grant.projectIds] : [grant.projectId];
  return database().termWaiver.findMany({
    where: {
      renderingId: { in: [...renderingIds] },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gte: new Date() } }],
      rendering: { track: { document: { projectId: { in: projectIds } } } },
    },
    orderBy: { createdAt: "asc" },
  });
}

export async function insertWaiver(
  grant: Grant<"translate">,
  data: {
    readonly conceptId: string;
    readonly renderingId: string;
    readonly reason: string;
    readonly wording: string;
    readonly expiresOn: Date | null;
    readonly expiresAt: Date | null;
  },
  tx: Transaction,
): Promise<string> {
  const row = await tx.termWaiver.create({
    data: { ...data, createdById: grant.userId },
    select: { id: true },
  });
  return row.id;
}

/** @returns whether there was one to take back */
export async function revokeWaiver(
  grant: Grant<"translate">,
  renderingId: string,
  id: string,
  tx: Transaction,
): Promise<boolean> {
  const { count } = await tx.termWaiver.updateMany({
    where: {
      id,
      renderingId,
      revokedAt: null,
      rendering: { track: { document: { projectId: grant.projectId } } },
    },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

/** Whether a concept is of a glossary that the project uses. */
export async function isConceptOfProject(grant: Grant, conceptId: string): Promise<boolean> {
  const found = await database().concept.findFirst({
    where: { id: conceptId, deletedAt: null, glossary: { links: { some: { projectId: grant.projectId } } } },
    select: { id: true },
  });
  return found !== null;
}

/** A concept's terms, as far as they say what is agreed. */
export function readAgreedTerms(conceptId: string) {
  return database().term.findMany({
    where: { conceptId },
    select: { text: true, status: true, language: true },
    orderBy: { position: "asc" },
  });
}

/**
 * Gives renderings the waivers of others that nobody took back and that have not run out, each once. One that
 * has run out, or that was of another wording, does not keep one away that counts.
 */
export async function copyWaivers(
  tx: Transaction,
  pairs: readonly { readonly fromId: string; readonly toId: string }[],
): Promise<void> {
  const counts = (waiver: string): string =>
    `${waiver}."revokedAt" IS NULL AND (${waiver}."expiresAt" IS NULL OR ${waiver}."expiresAt" >= now())`;
  await sqlOf(tx)(
    `INSERT INTO "TermWaiver" ("id", "renderingId", "conceptId", "reason", "wording", "expiresOn", "expiresAt", "createdById", "createdAt")
     SELECT gen_random_uuid(), x."toId", w."conceptId", w."reason", w."wording", w."expiresOn", w."expiresAt", w."createdById", w."createdAt"
     FROM jsonb_to_recordset($1::jsonb) AS x("fromId" uuid, "toId" uuid)
       JOIN "TermWaiver" w ON w."renderingId" = x."fromId" AND ${counts("w")}
     WHERE NOT EXISTS (SELECT 1 FROM "TermWaiver" o WHERE o."renderingId" = x."toId" AND ${counts("o")}
       AND o."conceptId" = w."conceptId" AND o."wording" = w."wording")`,
    [JSON.stringify(pairs)],
  );
}
