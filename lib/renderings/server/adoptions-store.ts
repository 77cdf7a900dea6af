import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import type { ComposeCandidate, ComposeRow } from "@/lib/renderings/core/compose";
import type { State } from "@/lib/renderings/core/state";
import type { MarkSpan } from "@/lib/text/core/marks";

const withOrigin = {
  fromRendering: { select: { trackId: true, track: { select: { name: true } } } },
  createdBy: { select: { name: true } },
} as const satisfies Prisma.AdoptionInclude;
export type AdoptionRow = Prisma.AdoptionGetPayload<{ include: typeof withOrigin }>;

const inProject = (grant: Grant) =>
  ({ rendering: { track: { deletedAt: null, document: { projectId: grant.projectId } } } }) as const;

export function insertAdoption(
  tx: Transaction,
  grant: Grant<"translate">,
  data: Omit<Prisma.AdoptionUncheckedCreateInput, "createdById">,
): Promise<AdoptionRow> {
  return tx.adoption.create({ data: { ...data, createdById: grant.userId }, include: withOrigin });
}

/** The last ones into a rendering, newest first. */
export function readAdoptions(grant: Grant, renderingId: string, limit: number): Promise<AdoptionRow[]> {
  return database().adoption.findMany({
    where: { renderingId, ...inProject(grant) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: withOrigin,
  });
}

/** Null when there is none of that id in the rendering that this person made. */
export async function changeReason(
  grant: Grant<"translate">,
  given: { readonly renderingId: string; readonly adoptionId: string; readonly reason: string },
): Promise<AdoptionRow | null> {
  const where = { id: given.adoptionId, renderingId: given.renderingId, createdById: grant.userId };
  const { count } = await database().adoption.updateMany({
    where: { ...where, ...inProject(grant) },
    data: { reason: given.reason },
  });
  return count === 0
    ? null
    : database().adoption.findUnique({ where: { id: where.id }, include: withOrigin });
}

export type TakenText = ComposeCandidate & {
  readonly renderingId: string;
  readonly marks: readonly MarkSpan[];
  readonly revision: number;
};

export type ComposableRow = Omit<ComposeRow, "candidates"> & {
  readonly renderingId: string;
  readonly revision: number;
  readonly state: State;
  readonly candidates: readonly TakenText[];
};

/** The shown paragraphs of a track's document in order, each with what these other tracks have for it. */
export function readComposable(
  tx: Transaction,
  grant: Grant,
  trackId: string,
  fromIds: readonly string[],
): Promise<ComposableRow[]> {
  return sqlOf(tx)<ComposableRow>(
    `SELECT p."id"::text AS "paragraphId", r."id"::text AS "renderingId", r."text", r."revision",
       r."state"::text AS state, coalesce((SELECT jsonb_agg(jsonb_build_object('trackId', c."trackId", 'renderingId', c."id", 'text', c."text",
           'marks', c."marks", 'revision', c."revision"))
         FROM "Rendering" c JOIN "Track" f ON f."id" = c."trackId"
         WHERE c."paragraphId" = p."id" AND f."id" = ANY($3::uuid[]) AND f."id" <> r."trackId"
           AND f."documentId" = p."documentId" AND f."deletedAt" IS NULL), '[]'::jsonb) AS candidates
     FROM "Rendering" r JOIN "Paragraph" p ON p."id" = r."paragraphId" JOIN "Document" d ON d."id" = p."documentId"
     WHERE r."trackId" = $1::uuid AND d."projectId" = $2::uuid AND d."deletedAt" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey"`,
    [trackId, grant.projectId, fromIds],
  );
}

export type NewAdoption = {
  readonly renderingId: string;
  readonly revision: number;
  readonly fromRenderingId: string;
  readonly fromRevision: number;
  readonly text: string;
};

/** Keeps a composition with what it took; gives its id. */
export async function insertComposition(
  tx: Transaction,
  grant: Grant<"translate">,
  trackId: string,
  adoptions: readonly NewAdoption[],
): Promise<string> {
  const { id } = await tx.composition.create({
    data: { trackId, createdById: grant.userId },
    select: { id: true },
  });
  await tx.adoption.createMany({
    data: adoptions.map((each) => ({ ...each, start: 0, compositionId: id, createdById: grant.userId })),
  });
  return id;
}

export type CompositionRow = {
  readonly id: string;
  readonly createdById: string;
  readonly undoneAt: Date | null;
};

/** Holds a composition until the transaction ends: it is undone once. Null when the track has none of this id. */
export async function lockComposition(
  tx: Transaction,
  grant: Grant,
  trackId: string,
  compositionId: string,
): Promise<CompositionRow | null> {
  const [row] = await sqlOf(tx)<CompositionRow>(
    `SELECT c."id"::text AS id, c."createdById"::text AS "createdById", c."undoneAt" FROM "Composition" c
     JOIN "Track" t ON t."id" = c."trackId" JOIN "Document" d ON d."id" = t."documentId"
     WHERE c."id" = $1::uuid AND t."id" = $2::uuid AND d."projectId" = $3::uuid FOR UPDATE OF c`,
    [compositionId, trackId, grant.projectId],
  );
  return row ?? null;
}

export type ComposedText = {
  readonly renderingId: string;
  readonly isFinal: boolean;
  /** What the composition wrote. */
  readonly text: string;
  /** What stood there before; an untouched text when nothing did. */
  readonly before: {
    readonly text: string;
    readonly marks: readonly MarkSpan[];
    readonly state: State;
    readonly needsWork: boolean;
  };
};

/** What a composition wrote, with what stood there before it. */
export function readComposed(tx: Transaction, compositionId: string): Promise<ComposedText[]> {
  return sqlOf(tx)<ComposedText>(
    `SELECT a."renderingId"::text AS "renderingId", r."state" = 'final' AS "isFinal", a."text",
       jsonb_build_object('text', coalesce(v."text", ''), 'marks', coalesce(v."marks", '[]'::jsonb),
         'state', coalesce(v."state"::text, 'initial'), 'needsWork', coalesce(v."needsWork", false)) AS before
     FROM "Adoption" a JOIN "Rendering" r ON r."id" = a."renderingId"
       LEFT JOIN "RenderingRevision" v ON v."renderingId" = a."renderingId" AND v."revision" = a."revision" - 1
     WHERE a."compositionId" = $1::uuid`,
    [compositionId],
  );
}

export async function markCompositionUndone(tx: Transaction, id: string): Promise<void> {
  await tx.composition.update({ where: { id }, data: { undoneAt: new Date() } });
}
