import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { MemoryGrant } from "./authorize-memory";

/** A memory as searches go through it. */
export type ScopeMemory = {
  readonly id: string;
  /** Whose confirmed pairs go into it. */
  readonly projectId: string;
  readonly version: number;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
};

/** A project's own memory, made when it is first asked for. Nothing when the project is gone. */
export async function ensureMemory(projectId: string, tx: Transaction = database()): Promise<string | null> {
  const known = await tx.memory.findUnique({ where: { projectId }, select: { id: true } });
  if (known !== null) return known.id;
  await sqlOf(tx)(
    `WITH made AS (
       INSERT INTO "Memory" ("id", "projectId", "sourceLanguage", "targetLanguage")
       SELECT gen_random_uuid(), p."id", p."sourceLanguage", p."targetLanguage" FROM "Project" p WHERE p."id" = $1::uuid
       ON CONFLICT ("projectId") DO NOTHING RETURNING "id", "projectId")
     INSERT INTO "MemoryLink" ("memoryId", "projectId", "right") SELECT "id", "projectId", 'write' FROM made`,
    [projectId],
  );
  return (await tx.memory.findUnique({ where: { projectId }, select: { id: true } }))?.id ?? null;
}

const inScope = {
  id: true,
  projectId: true,
  version: true,
  sourceLanguage: true,
  targetLanguage: true,
} as const;

/** The memories offered to any of these projects, each once. */
export function readLinkedMemories(projectIds: readonly string[]): Promise<readonly ScopeMemory[]> {
  return database().memory.findMany({
    where: {
      project: { deletedAt: null },
      links: { some: { projectId: { in: [...projectIds] }, suspendedAt: null } },
    },
    select: inScope,
    orderBy: { id: "asc" },
  });
}

export function readScopeMemories(ids: readonly string[]): Promise<readonly ScopeMemory[]> {
  return database().memory.findMany({ where: { id: { in: [...ids] } }, select: inScope });
}

/** Makes others who would change units wait until the transaction ends, and gives the version that this one writes. */
export async function beginVersion(
  tx: Transaction,
  memoryId: string,
): Promise<{ readonly version: number; readonly sourceLanguage: string; readonly targetLanguage: string }> {
  return tx.memory.update({
    where: { id: memoryId },
    data: { version: { increment: 1 } },
    select: { version: true, sourceLanguage: true, targetLanguage: true },
  });
}

/** The same, but null when somebody else holds the memory: whoever searches must not wait for an import. */
export async function tryBeginVersion(tx: Transaction, memoryId: string) {
  const free = await sqlOf(tx)(
    `SELECT 1 AS free FROM "Memory" WHERE "id" = $1::uuid FOR NO KEY UPDATE SKIP LOCKED`,
    [memoryId],
  );
  return free.length === 0 ? null : beginVersion(tx, memoryId);
}

export function readMemory(grant: MemoryGrant) {
  return database().memory.findUniqueOrThrow({ where: { id: grant.memoryId } });
}
