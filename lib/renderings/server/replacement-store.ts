import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { ReplacedPlace } from "@/lib/renderings/core/replacement";

/** A rendering with what decides whether words of it can be replaced. */
export type ReplaceableRendering = {
  readonly renderingId: string;
  readonly projectId: string;
  readonly state: string;
  readonly locked: boolean;
  /** Joined into another paragraph, or set aside: what is written there is seen nowhere. */
  readonly hidden: boolean;
};

/** These renderings, as far as they are of the projects; others are missing. */
export function readReplaceable(
  tx: Transaction,
  projectIds: readonly string[],
  renderingIds: readonly string[],
): Promise<ReplaceableRendering[]> {
  return sqlOf(tx)<ReplaceableRendering>(
    `SELECT r."id"::text AS "renderingId", d."projectId"::text AS "projectId", r."state"::text AS state, t."locked",
       (p."excluded" OR p."joinedIntoId" IS NOT NULL) AS hidden
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Paragraph" p ON p."id" = r."paragraphId"
       JOIN "Document" d ON d."id" = t."documentId"
     WHERE r."id" = ANY($2::uuid[]) AND d."projectId" = ANY($1::uuid[]) AND d."deletedAt" IS NULL
       AND t."deletedAt" IS NULL`,
    [projectIds, renderingIds],
  );
}

export type KeptState = {
  readonly text: string;
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly needsWork: boolean;
};

/** The states that renderings had at these revisions, by rendering; those that were not kept are missing. */
export async function readKeptStates(
  tx: Transaction,
  places: readonly Pick<ReplacedPlace, "renderingId" | "revision">[],
): Promise<ReadonlyMap<string, KeptState>> {
  const rows = await sqlOf(tx)<KeptState & { renderingId: string }>(
    `SELECT v."renderingId"::text AS "renderingId", v."text", v."state"::text AS state, v."needsWork"
     FROM "RenderingRevision" v JOIN jsonb_to_recordset($1::jsonb) AS e("renderingId" uuid, revision int)
       ON e."renderingId" = v."renderingId" AND e.revision = v."revision"`,
    [JSON.stringify(places.map(({ renderingId, revision }) => ({ renderingId, revision })))],
  );
  return new Map(rows.map(({ renderingId, ...kept }) => [renderingId, kept]));
}
