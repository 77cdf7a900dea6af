import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { ChangedParagraph } from "./rejoin-paragraphs";

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Takes the mark off renderings that were right for what the source says now. @returns their ids */
export async function clearReturned(
  changed: readonly ChangedParagraph[],
  tx: Transaction,
): Promise<readonly string[]> {
  const rows = await sqlOf(tx)<{ id: string }>(
    `UPDATE "Rendering" r SET "sourceSince" = NULL, "revision" = r."revision" + 1
     FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, text text)
       JOIN "ParagraphRevision" v ON v."paragraphId" = c.id
     WHERE r."paragraphId" = c.id AND v."revision" = r."sourceSince" AND v."text" = c.text
     RETURNING r."id"::text AS id`,
    [JSON.stringify(changed)],
  );
  return idsOf(rows);
}

/** Marks renderings that have a text and no mark yet, but for those given. @returns their ids */
export async function markChanged(
  changed: readonly ChangedParagraph[],
  except: readonly string[],
  tx: Transaction,
): Promise<readonly string[]> {
  const rows = await sqlOf(tx)<{ id: string }>(
    `UPDATE "Rendering" r SET "sourceSince" = c.before, "revision" = r."revision" + 1
     FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, before int)
     WHERE r."paragraphId" = c.id AND r."sourceSince" IS NULL AND r."text" <> '' AND NOT r."id" = ANY($2::uuid[])
     RETURNING r."id"::text AS id`,
    [JSON.stringify(changed), except],
  );
  return idsOf(rows);
}

/** In which tracks the renderings of paragraphs that were joined away are marked. */
export function findMarkedTails(
  joined: readonly { readonly id: string; readonly headId: string }[],
  tx: Transaction,
): Promise<{ headId: string; trackId: string }[]> {
  return sqlOf(tx)(
    `SELECT j."headId"::text AS "headId", r."trackId"::text AS "trackId"
     FROM jsonb_to_recordset($1::jsonb) AS j(id uuid, "headId" uuid) JOIN "Rendering" r ON r."paragraphId" = j.id
     WHERE r."sourceSince" IS NOT NULL AND r."text" <> ''`,
    [JSON.stringify(joined)],
  );
}

/** Marks the renderings of these paragraphs in these tracks that are not marked yet. */
export function markHeads(
  heads: readonly { readonly paragraphId: string; readonly trackId: string; readonly before: number }[],
  tx: Transaction,
): Promise<{ id: string; documentId: string }[]> {
  return sqlOf(tx)(
    `UPDATE "Rendering" r SET "sourceSince" = h.before, "revision" = r."revision" + 1
     FROM (SELECT DISTINCT h."paragraphId", h."trackId", h.before
         FROM jsonb_to_recordset($1::jsonb) AS h("paragraphId" uuid, "trackId" uuid, before int)) h
       JOIN "Paragraph" p ON p."id" = h."paragraphId"
     WHERE r."paragraphId" = h."paragraphId" AND r."trackId" = h."trackId" AND r."sourceSince" IS NULL
     RETURNING r."id"::text AS id, p."documentId"::text AS "documentId"`,
    [JSON.stringify(heads)],
  );
}
