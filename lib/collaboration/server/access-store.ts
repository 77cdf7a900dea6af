import type pg from "pg";
import { sqlOfConnection } from "@/lib/db/sql";
import type { RenderingEvent } from "../core/events";

/** Where a rendering is and what its row says, less its text. */
export type RenderingPlace = {
  readonly renderingId: string;
  readonly trackId: string;
  readonly paragraphId: string;
  readonly documentId: string;
  readonly projectId: string;
  readonly generation: number;
  readonly locked: boolean;
  /** Its paragraph was joined into another, or set aside: what is written there would be seen nowhere. */
  readonly hidden: boolean;
} & Pick<RenderingEvent, "state" | "needsWork" | "sourceSince" | "revision" | "wordCount" | "updatedById">;

export type RenderingRow = RenderingPlace & Pick<RenderingEvent, "text" | "marks">;

const PLACE = `r."id"::text AS "renderingId", r."trackId"::text AS "trackId", r."paragraphId"::text AS "paragraphId",
  t."documentId"::text AS "documentId", d."projectId"::text AS "projectId", r."generation", t."locked",
  (p."excluded" OR p."joinedIntoId" IS NOT NULL) AS hidden,
  r."state"::text AS state, r."needsWork", r."sourceSince", r."revision", r."wordCount", r."updatedById"::text AS "updatedById"`;
const FROM = `FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
  JOIN "Paragraph" p ON p."id" = r."paragraphId" WHERE r."id" = ANY($1::uuid[]) AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL`;

/** Null when the rendering, its track or its document is gone. */
export async function findRenderingPlace(pool: pg.Pool, renderingId: string): Promise<RenderingPlace | null> {
  const [row] = await sqlOfConnection(pool)<RenderingPlace>(`SELECT ${PLACE} ${FROM}`, [[renderingId]]);
  return row ?? null;
}

/** The stored rows of renderings, in no particular order; those that are gone are missing. */
export function readRenderingRows(pool: pg.Pool, renderingIds: readonly string[]): Promise<RenderingRow[]> {
  return sqlOfConnection(pool)<RenderingRow>(`SELECT ${PLACE}, r."text", r."marks" ${FROM}`, [renderingIds]);
}
