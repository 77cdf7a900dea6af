import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import type { Progress } from "@/lib/renderings/core/state";

/** A track comes with what it calls the speakers, in the order of their labels. */
const withSpeakers = {
  speakers: { select: { label: true, name: true }, orderBy: { label: "asc" } },
} as const satisfies Prisma.TrackInclude;
export type TrackRow = Prisma.TrackGetPayload<{ include: typeof withSpeakers }>;
export type RenderingRow = Prisma.RenderingGetPayload<object>;

const inProject = (grant: Grant) => ({ document: { projectId: grant.projectId, deletedAt: null } }) as const;

/** The tracks of a document in their order: those in use, those that were deleted, or all. */
export function readTracks(
  grant: Grant,
  documentId: string,
  options: { readonly deleted?: boolean | "also"; readonly tx?: Transaction } = {},
): Promise<TrackRow[]> {
  const { deleted = false } = options;
  return (options.tx ?? database()).track.findMany({
    where: {
      ...{ documentId, ...inProject(grant) },
      ...(deleted !== "also" && { deletedAt: deleted ? { not: null } : null }),
    },
    orderBy: [{ orderKey: "asc" }, { id: "asc" }],
    include: withSpeakers,
  });
}

/** The tracks in use of all documents of a project, each document's in their order. */
export function readProjectTracks(grant: Grant): Promise<TrackRow[]> {
  return database().track.findMany({
    where: { ...inProject(grant), deletedAt: null },
    orderBy: [{ documentId: "asc" }, { orderKey: "asc" }, { id: "asc" }],
    include: withSpeakers,
  });
}

export function findTrack(
  grant: Grant,
  trackId: string,
  tx: Transaction = database(),
): Promise<TrackRow | null> {
  return tx.track.findFirst({
    where: { id: trackId, deletedAt: null, ...inProject(grant) },
    include: withSpeakers,
  });
}

/** The same, held as it is until the transaction ends: nobody locks it or takes it away meanwhile. */
export async function holdTrack(tx: Transaction, grant: Grant, trackId: string): Promise<TrackRow | null> {
  await tx.$queryRaw`SELECT 1 AS held FROM "Track" WHERE "id" = ${trackId}::uuid FOR SHARE`;
  return findTrack(grant, trackId, tx);
}

/** Makes others who would add to, move or take away tracks of the document wait until the transaction ends. */
export async function lockDocument(tx: Transaction, documentId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "Document" WHERE "id" = ${documentId}::uuid FOR NO KEY UPDATE`;
}

export function insertTrack(tx: Transaction, data: Prisma.TrackUncheckedCreateInput): Promise<TrackRow> {
  return tx.track.create({ data, include: withSpeakers });
}

/** Null when the track is not the project's. */
export async function changeTrack(
  tx: Transaction,
  grant: Grant,
  trackId: string,
  data: Prisma.TrackUncheckedUpdateManyInput,
): Promise<TrackRow | null> {
  const { count } = await tx.track.updateMany({ where: { id: trackId, ...inProject(grant) }, data });
  return count === 0 ? null : tx.track.findUnique({ where: { id: trackId }, include: withSpeakers });
}

/** Gives every track of a document a rendering for every paragraph that has none yet. In one statement, whatever the size. */
export async function insertMissingRenderings(tx: Transaction, documentId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Rendering" ("id", "trackId", "paragraphId")
    SELECT gen_random_uuid(), t."id", p."id" FROM "Track" t JOIN "Paragraph" p ON p."documentId" = t."documentId"
    WHERE t."documentId" = ${documentId}::uuid
    ON CONFLICT ("trackId", "paragraphId") DO NOTHING`;
}

/** How far tracks are, over the paragraphs that are shown. A track without any is missing. */
export async function readProgress(
  trackIds: readonly string[],
  tx: Transaction = database(),
): Promise<Map<string, Progress>> {
  const rows = await sqlOf(tx)<Progress & { trackId: string }>(
    `SELECT r."trackId"::text AS "trackId", count(*)::int AS total,
       (count(*) FILTER (WHERE r."state" = 'initial'))::int AS initial,
       (count(*) FILTER (WHERE r."state" = 'translated'))::int AS translated,
       (count(*) FILTER (WHERE r."state" = 'reviewed'))::int AS reviewed,
       (count(*) FILTER (WHERE r."state" = 'final'))::int AS final,
       (count(*) FILTER (WHERE r."needsWork"))::int AS "needsWork", coalesce(sum(r."wordCount"), 0)::int AS words
     FROM "Rendering" r JOIN "Paragraph" p ON p."id" = r."paragraphId"
     WHERE r."trackId" = ANY($1::uuid[]) AND NOT p."excluded" AND p."joinedIntoId" IS NULL GROUP BY r."trackId"`,
    [[...trackIds]],
  );
  return new Map(rows.map(({ trackId, ...progress }) => [trackId, progress]));
}

const ofProject = (grant: Grant) =>
  ({ track: { deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } } }) as const;

/** A rendering with what decides whether it can be written in. */
export type PlacedRendering = RenderingRow & {
  readonly track: Prisma.TrackGetPayload<object>;
  readonly paragraph: {
    readonly joinedIntoId: string | null;
    readonly excluded: boolean;
    readonly revision: number;
  };
};

export function findRendering(
  grant: Grant,
  renderingId: string,
  tx: Transaction = database(),
): Promise<PlacedRendering | null> {
  return tx.rendering.findFirst({
    where: { id: renderingId, ...ofProject(grant) },
    include: { track: true, paragraph: { select: { joinedIntoId: true, excluded: true, revision: true } } },
  });
}

export function findRenderingOf(
  grant: Grant,
  trackId: string,
  paragraphId: string,
  tx: Transaction = database(),
): Promise<RenderingRow | null> {
  return tx.rendering.findFirst({ where: { trackId, paragraphId, ...ofProject(grant) } });
}

/** A track's renderings of these paragraphs, in no order. */
export function readRenderingsOf(
  grant: Grant,
  trackId: string,
  paragraphIds: readonly string[],
): Promise<RenderingRow[]> {
  return database().rendering.findMany({
    where: { trackId, paragraphId: { in: [...paragraphIds] }, ...ofProject(grant) },
  });
}

/** Where a paragraph of a track's document stands; null when it is none of it. */
export async function findOrderKey(
  grant: Grant,
  trackId: string,
  paragraphId: string,
): Promise<string | null> {
  const found = await database().rendering.findFirst({
    where: { trackId, paragraphId, ...ofProject(grant) },
    select: { paragraph: { select: { orderKey: true } } },
  });
  return found?.paragraph.orderKey ?? null;
}

/** Renderings of the shown paragraphs after a key, one more than `limit`. */
export async function readRenderings(
  grant: Grant,
  trackId: string,
  options: { readonly limit: number; readonly after: string | undefined },
): Promise<(RenderingRow & { paragraph: { orderKey: string } })[]> {
  return database().rendering.findMany({
    where: {
      trackId,
      ...ofProject(grant),
      paragraph: {
        excluded: false,
        joinedIntoId: null,
        ...(options.after !== undefined && { orderKey: { gt: options.after } }),
      },
    },
    include: { paragraph: { select: { orderKey: true } } },
    orderBy: { paragraph: { orderKey: "asc" } },
    take: options.limit + 1,
  });
}

export function updateState(
  tx: Transaction,
  renderingId: string,
  data: {
    readonly state: RenderingRow["state"];
    readonly needsWork: boolean;
    readonly sourceSince?: null;
    readonly updatedById: string;
  },
): Promise<RenderingRow> {
  return tx.rendering.update({
    where: { id: renderingId },
    data: { ...data, revision: { increment: 1 }, updatedAt: new Date() },
  });
}

/** Takes the mark off that the source changed; the text is nobody's change. */
export function clearSourceChanged(tx: Transaction, renderingId: string): Promise<RenderingRow> {
  return tx.rendering.update({
    where: { id: renderingId },
    data: { sourceSince: null, revision: { increment: 1 } },
  });
}

export type RevisionRow = Prisma.RenderingRevisionGetPayload<object> & {
  readonly authorName: string | null;
  readonly adopted: { readonly trackName: string; readonly text: string; readonly reason: string } | null;
};

/** Kept states before a revision, newest first, one more than `limit`. */
export async function readRevisions(
  grant: Grant,
  renderingId: string,
  options: { readonly limit: number; readonly before: number | undefined },
): Promise<RevisionRow[]> {
  const rows = await database().renderingRevision.findMany({
    where: {
      renderingId,
      rendering: ofProject(grant),
      ...(options.before !== undefined && { revision: { lt: options.before } }),
    },
    orderBy: { revision: "desc" },
    take: options.limit + 1,
  });
  const authors = await database().user.findMany({
    where: { id: { in: rows.flatMap(({ authorId }) => (authorId === null ? [] : [authorId])) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  const adopted = await readAdopted(rows);
  return rows.map((row) => ({
    ...{ ...row, authorName: names.get(row.authorId ?? "") ?? null },
    adopted: adopted.get(row.revision) ?? null,
  }));
}

/** What revisions of one rendering took from other tracks, by revision. */
async function readAdopted(
  rows: readonly { readonly renderingId: string; readonly revision: number; readonly cause: string }[],
): Promise<ReadonlyMap<number, RevisionRow["adopted"]>> {
  const taken = rows.filter(({ cause }) => cause === "adopt" || cause === "compose");
  const [first] = taken;
  if (first === undefined) return new Map();
  const found = await database().adoption.findMany({
    where: { renderingId: first.renderingId, revision: { in: taken.map(({ revision }) => revision) } },
    select: {
      ...{ revision: true, text: true, reason: true },
      fromRendering: { select: { track: { select: { name: true } } } },
    },
  });
  return new Map(
    found.map(({ revision, text, reason, fromRendering: { track } }) => [
      revision,
      { trackName: track.name, text, reason },
    ]),
  );
}

export function findRevision(
  grant: Grant,
  renderingId: string,
  revision: number,
  tx: Transaction,
): Promise<Prisma.RenderingRevisionGetPayload<object> | null> {
  return tx.renderingRevision.findFirst({ where: { renderingId, revision, rendering: ofProject(grant) } });
}
