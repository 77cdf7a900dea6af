import type pg from "pg";
import { inTransaction, type Sql, sqlOfConnection } from "@/lib/db/sql";
import { countWords } from "@/lib/text/core/counts";
import { isSameRich, type RichText } from "@/lib/text/core/marks";
import { createRenderingDocument, readRichText } from "../core/rendering-document";
import { readLog } from "./log-store";
import { sendNotice } from "./notices";

type State = "initial" | "translated" | "reviewed" | "final";

/** A rendering's row, locked until the transaction ends. */
export type LockedRendering = {
  readonly renderingId: string;
  readonly documentId: string;
  readonly generation: number;
  readonly text: string;
  readonly marks: RichText["marks"];
  readonly state: State;
  readonly revision: number;
  readonly includedUpdates: number;
  readonly updatedById: string | null;
  readonly locked: boolean;
};

/**
 * Locks renderings against each other's writers, not against the log: its inserts need only the key. In order of id,
 * so that two such transactions cannot wait for each other.
 */
export function lockRenderings(sql: Sql, renderingIds: readonly string[]): Promise<LockedRendering[]> {
  return sql<LockedRendering>(
    `SELECT r."id"::text AS "renderingId", t."documentId"::text AS "documentId", r."generation", r."text", r."marks",
       r."state"::text AS state, r."revision", r."includedUpdates", r."updatedById"::text AS "updatedById", t."locked"
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
     WHERE r."id" = ANY($1::uuid[]) ORDER BY r."id" FOR NO KEY UPDATE OF r`,
    [renderingIds],
  );
}

/** A text that is not what was reviewed is no longer reviewed; no text is nobody's translation. */
export function stateAfterEdit(state: State, text: string): State {
  if (text.trim() === "") return "initial";
  return state === "reviewed" || state === "final" ? "translated" : state;
}

/**
 * Brings a rendering's row up to its log: text, emphasis, word count, revision, and state.
 *
 * @param keep also keep the result in the history, as this cause, unless that revision is kept already
 * @returns whether the text was behind; null when the rendering is gone
 */
export function refreshRow(
  pool: pg.Pool,
  renderingId: string,
  keep: "edit" | null,
): Promise<{ readonly changed: boolean; readonly kept: boolean } | null> {
  return inTransaction(pool, async (sql) => {
    const changed = await refreshLocked(sql, renderingId);
    if (changed === null) return null;
    const kept = keep !== null && (await keepRevision(sql, { renderingIds: [renderingId], cause: keep })) > 0;
    return { changed, kept };
  });
}

/** Locks a rendering's row and brings it up to its log. Whether it was behind; null when it is gone. */
export async function refreshLocked(sql: Sql, renderingId: string): Promise<boolean | null> {
  const [row] = await lockRenderings(sql, [renderingId]);
  if (row === undefined) return null;
  const log = await readLog(sql, renderingId, row.generation);
  const count = (log.snapshot?.mergedCount ?? 0) + log.rows.length;
  if (count === row.includedUpdates) return false;
  const changed = await writeText(sql, row, log);
  await sql(`UPDATE "Rendering" SET "includedUpdates" = $2::int WHERE "id" = $1::uuid RETURNING 1 AS done`, [
    renderingId,
    count,
  ]);
  if (changed) await sendNotice(sql, { t: "row", r: renderingId, d: row.documentId });
  return changed;
}

async function writeText(
  sql: Sql,
  row: LockedRendering,
  log: Awaited<ReturnType<typeof readLog>>,
): Promise<boolean> {
  const updates = log.rows.map(({ update }) => update);
  const doc = createRenderingDocument(log.snapshot === null ? updates : [log.snapshot.state, ...updates]);
  const rich = readRichText(doc);
  doc.destroy();
  if (isSameRich(rich, row)) return false;
  await sql(
    `UPDATE "Rendering" SET "text" = $2, "marks" = $3::jsonb, "wordCount" = $4::int, "revision" = "revision" + 1,
       "state" = $5::"RenderingState", "updatedById" = coalesce($6::uuid, "updatedById"), "updatedAt" = now()
     WHERE "id" = $1::uuid RETURNING 1 AS done`,
    [
      row.renderingId,
      rich.text,
      JSON.stringify(rich.marks),
      countWords(rich.text),
      stateAfterEdit(row.state, rich.text),
      log.rows.at(-1)?.authorId ?? null,
    ],
  );
  return true;
}

/**
 * Keeps the present state of renderings in their history; a revision that is kept already stays as it is, and one
 * that never had a text is not worth keeping.
 *
 * @returns how many were kept
 */
export async function keepRevision(
  sql: Sql,
  given: {
    readonly renderingIds: readonly string[];
    readonly cause: string;
    /** Absent: who last changed it. */
    readonly authorId?: string | null;
    readonly comment?: string;
    /** Causes that say less than this one: of a revision that is kept as one of these, this is told instead. */
    readonly insteadOf?: readonly string[];
  },
): Promise<number> {
  const rows = await sql(
    `INSERT INTO "RenderingRevision"
       ("id", "renderingId", "revision", "text", "marks", "state", "needsWork", "cause", "comment", "authorId")
     SELECT gen_random_uuid(), "id", "revision", "text", "marks", "state", "needsWork", $2, $3,
       coalesce($4::uuid, "updatedById")
     FROM "Rendering" WHERE "id" = ANY($1::uuid[]) AND "revision" > 0
     ON CONFLICT ("renderingId", "revision") DO UPDATE SET "cause" = EXCLUDED."cause", "comment" = EXCLUDED."comment"
       WHERE "RenderingRevision"."cause" = ANY($5::text[]) RETURNING 1 AS kept`,
    [given.renderingIds, given.cause, given.comment ?? "", given.authorId ?? null, given.insteadOf ?? []],
  );
  return rows.length;
}

/** Renderings whose row holds fewer updates than their log: a process ended before it could refresh them. */
export async function findStaleRenderings(pool: pg.Pool): Promise<string[]> {
  const rows = await sqlOfConnection(pool)<{ id: string }>(
    `SELECT r."id"::text AS id FROM "Rendering" r
     JOIN (SELECT "renderingId", "generation", count(*)::int AS count FROM "CollabUpdate" GROUP BY 1, 2) u
       ON u."renderingId" = r."id" AND u."generation" = r."generation"
     LEFT JOIN "CollabSnapshot" s ON s."renderingId" = r."id" AND s."generation" = r."generation"
     WHERE u.count + coalesce(s."mergedCount", 0) <> r."includedUpdates"`,
  );
  return rows.map(({ id }) => id);
}
