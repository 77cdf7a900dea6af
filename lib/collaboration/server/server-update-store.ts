import type { Sql } from "@/lib/db/sql";
import { countWords } from "@/lib/text/core/counts";
import type { RichText } from "@/lib/text/core/marks";
import type { StoredLog } from "./log-store";
import { sendNotice } from "./notices";
import { keepRevision, type LockedRendering } from "./read-model-store";

/** A rendering whose fork was edited, and what its row becomes. */
export type Edited = {
  readonly row: LockedRendering;
  readonly rich: RichText;
  /** Null when the edit changed nothing. */
  readonly update: Uint8Array | null;
  readonly revision: number;
  readonly state: LockedRendering["state"];
  /** Null leaves it as it is. */
  readonly needsWork: boolean | null;
  readonly includedUpdates: number;
};

/** Above this many texts of a document, one notice does for all of them. */
const FEW = 50;

type SnapshotRow = { renderingId: string; state: Uint8Array; sha256: string; mergedCount: number };
type UpdateRow = { renderingId: string; id: string; update: Uint8Array; authorId: string | null };

/** The logs of locked renderings; those without one are missing. */
export async function readLogs(sql: Sql, rows: readonly LockedRendering[]): Promise<Map<string, StoredLog>> {
  const ids = rows.map(({ renderingId }) => renderingId);
  const snapshots = await sql<SnapshotRow>(
    `SELECT s."renderingId"::text AS "renderingId", s."state", s."sha256", s."mergedCount" FROM "CollabSnapshot" s
     JOIN "Rendering" r ON r."id" = s."renderingId" AND r."generation" = s."generation"
     WHERE s."renderingId" = ANY($1::uuid[])`,
    [ids],
  );
  const updates = await sql<UpdateRow>(
    `SELECT u."renderingId"::text AS "renderingId", u."id"::text AS id, u."update", u."authorId"::text AS "authorId"
     FROM "CollabUpdate" u JOIN "Rendering" r ON r."id" = u."renderingId" AND r."generation" = u."generation"
     WHERE u."renderingId" = ANY($1::uuid[]) ORDER BY u."id"`,
    [ids],
  );
  const logs = new Map<string, { snapshot: StoredLog["snapshot"]; rows: UpdateRow[] }>();
  const logOf = (renderingId: string) => {
    const log = logs.get(renderingId) ?? { snapshot: null, rows: [] };
    logs.set(renderingId, log);
    return log;
  };
  for (const snapshot of snapshots) logOf(snapshot.renderingId).snapshot = snapshot;
  for (const update of updates) logOf(update.renderingId).rows.push(update);
  return logs;
}

/** Writes log, rows and history of edited renderings, and tells the servers, who tell the screens. */
export async function writeEdited(
  sql: Sql,
  edited: readonly Edited[],
  given: { readonly actorId: string; readonly cause: string },
): Promise<void> {
  const logged = edited.filter(({ update }) => update !== null);
  const changed = edited.filter(({ row, revision }) => revision !== row.revision);
  const moved = edited.filter(({ row, includedUpdates }) => includedUpdates !== row.includedUpdates);
  if (changed.length > 0) await keepRevision(sql, { renderingIds: idsOf(changed), cause: "edit" });
  const ids = logged.length === 0 ? new Map<string, string>() : await insertUpdates(sql, logged, given);
  const touched = new Set([...changed, ...moved]);
  if (touched.size > 0) await updateRows(sql, [...touched], given.actorId);
  if (changed.length > 0)
    await keepRevision(sql, { renderingIds: idsOf(changed), cause: given.cause, authorId: given.actorId });
  await tell(sql, edited, ids, given.cause);
}

function idsOf(edited: readonly Edited[]): string[] {
  return edited.map(({ row }) => row.renderingId);
}

async function insertUpdates(
  sql: Sql,
  edited: readonly Edited[],
  { actorId, cause }: { readonly actorId: string; readonly cause: string },
): Promise<Map<string, string>> {
  const entries = edited.map(({ row, update }) => ({
    rendering: row.renderingId,
    generation: row.generation,
    bytes: Buffer.from(update ?? []).toString("base64"),
  }));
  const rows = await sql<{ id: string; renderingId: string }>(
    `INSERT INTO "CollabUpdate" ("renderingId", "generation", "update", "authorId", "origin")
     SELECT e.rendering, e.generation, decode(e.bytes, 'base64'), $2::uuid, $3
     FROM jsonb_to_recordset($1::jsonb) AS e(rendering uuid, generation int, bytes text)
     RETURNING "id"::text AS id, "renderingId"::text AS "renderingId"`,
    [JSON.stringify(entries), actorId, `server:${cause}`],
  );
  return new Map(rows.map(({ id, renderingId }) => [renderingId, id]));
}

async function updateRows(sql: Sql, edited: readonly Edited[], actorId: string): Promise<void> {
  const rows = edited.map(({ row, rich, revision, state, needsWork, includedUpdates }) => ({
    id: row.renderingId,
    text: rich.text,
    marks: rich.marks,
    words: countWords(rich.text),
    revision,
    state,
    work: needsWork,
    included: includedUpdates,
    changed: revision !== row.revision,
  }));
  await sql(
    `UPDATE "Rendering" r SET "text" = e.text, "marks" = e.marks, "wordCount" = e.words, "revision" = e.revision,
       "state" = e.state::"RenderingState", "needsWork" = coalesce(e.work, r."needsWork"), "includedUpdates" = e.included,
       "updatedById" = CASE WHEN e.changed THEN $2::uuid ELSE r."updatedById" END,
       "updatedAt" = CASE WHEN e.changed THEN now() ELSE r."updatedAt" END
     FROM jsonb_to_recordset($1::jsonb)
       AS e(id uuid, text text, marks jsonb, words int, revision int, state text, work boolean, included int, changed boolean)
     WHERE r."id" = e.id RETURNING 1 AS done`,
    [JSON.stringify(rows), actorId],
  );
}

async function tell(
  sql: Sql,
  edited: readonly Edited[],
  ids: ReadonlyMap<string, string>,
  cause: string,
): Promise<void> {
  if (edited.length > FEW) {
    const documents = new Set(edited.map(({ row }) => row.documentId));
    for (const documentId of documents) await sendNotice(sql, { t: "many", d: documentId, c: cause });
    return;
  }
  for (const { row, revision } of edited) {
    const id = ids.get(row.renderingId);
    if (id !== undefined) await sendNotice(sql, { t: "log", n: "", r: row.renderingId, i: [id] });
    if (revision !== row.revision) await sendNotice(sql, { t: "row", r: row.renderingId, d: row.documentId });
  }
}
