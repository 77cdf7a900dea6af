import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { NO_CONTEXT } from "@/lib/memory/core/context";
import type { GivenPair } from "@/lib/memory/core/given-unit";
import type { MemoryGrant } from "./authorize-memory";

const COLUMNS = `"nth" int, "source" text, "target" text, "sourceLanguage" text, "targetLanguage" text,
  "key" text, "numbersHash" bigint, "formHash" bigint, "place" text, "saidAt" timestamptz`;

/**
 * Tables of this transaction alone, for pairs of a file before it is known what becomes of them: a file is not held in
 * memory, and the memory is not held from others while it is read.
 */
export async function openStage(tx: Transaction): Promise<void> {
  const sql = sqlOf(tx);
  await sql(`CREATE TEMP TABLE "StagedPair" (${COLUMNS}, "name" uuid) ON COMMIT DROP`);
  await sql(`CREATE TEMP TABLE "FreshPair" ("at" int, "nth" int) ON COMMIT DROP`);
}

/** Puts pairs there; the first of them is the `from`th of the file, from 1. */
export async function stagePairs(tx: Transaction, pairs: readonly GivenPair[], from: number): Promise<void> {
  const rows = pairs.map(
    ({ at, beforeHash: _before, afterHash: _after, level: _, position: __, ...pair }, index) => ({
      ...{ ...pair, nth: from + index, saidAt: at },
    }),
  );
  await sqlOf(tx)(
    `INSERT INTO "StagedPair" SELECT r.*, md5(md5(r."source") || md5(r."target"))::uuid
     FROM json_to_recordset($1::json) AS r(${COLUMNS})`,
    [JSON.stringify(rows)],
  );
}

/** Finds those that the memory does not have, each once, and gives how many they are. */
export async function findFresh(tx: Transaction, { memoryId }: MemoryGrant): Promise<number> {
  const sql = sqlOf(tx);
  await sql(`ANALYZE "StagedPair"`);
  await sql(
    `INSERT INTO "FreshPair" SELECT row_number() OVER (ORDER BY min(s."nth")), min(s."nth") FROM "StagedPair" s
     WHERE NOT EXISTS (SELECT 1 FROM "MemoryUnit" u WHERE u."memoryId" = $1::uuid AND u."deletedAt" IS NULL
       AND u."formHash" = s."formHash" AND u."source" = s."source" AND u."target" = s."target")
     GROUP BY s."name"`,
    [memoryId],
  );
  const [counted] = await sql<{ fresh: number }>(`SELECT count(*)::int AS fresh FROM "FreshPair"`);
  return counted?.fresh ?? 0;
}

/** What the fresh ones are looked up by, part by part. */
export async function indexFresh(tx: Transaction): Promise<void> {
  const sql = sqlOf(tx);
  await sql(`CREATE INDEX ON "StagedPair" ("nth")`);
  await sql(`CREATE INDEX ON "FreshPair" ("at")`);
  await sql(`ANALYZE "FreshPair"`);
}

/** Takes fresh pairs into the memory: those after the `after`th, as many as `count`. */
export async function insertFresh(
  tx: Transaction,
  { memoryId }: MemoryGrant,
  about: {
    readonly after: number;
    readonly count: number;
    readonly importId: string;
    readonly version: number;
    readonly origins: number;
  },
): Promise<void> {
  await sqlOf(tx)(
    `INSERT INTO "MemoryUnit" ("memoryId", "level", "position", "source", "target", "sourceLanguage", "targetLanguage",
       "key", "numbersHash", "formHash", "beforeHash", "afterHash", "place", "saidAt", "importId", "version", "origins")
     SELECT $1::uuid, 'paragraph', 0, s."source", s."target", s."sourceLanguage", s."targetLanguage",
       s."key", s."numbersHash", s."formHash", ${NO_CONTEXT}, ${NO_CONTEXT}, s."place", s."saidAt", $2::uuid, $3::int, $4::int
     FROM "FreshPair" f JOIN "StagedPair" s USING ("nth")
     WHERE f."at" > $5::int AND f."at" <= $6::int ORDER BY f."at"`,
    [memoryId, about.importId, about.version, about.origins, about.after, about.after + about.count],
  );
}
