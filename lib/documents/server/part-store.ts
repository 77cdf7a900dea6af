import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";

/** A file that a document came from, with its paragraphs. */
export type PartRow = {
  readonly id: string;
  readonly importedAt: Date;
  /** A later part, or a version of the source, stands on it. */
  readonly isBuried: boolean;
  /** It came in as a version of the source, which is taken back as one. */
  readonly isVersion: boolean;
  readonly paragraphIds: readonly string[];
};

/** One part of a document; null where there is none of this number. */
export async function findPart(
  grant: Grant,
  documentId: string,
  part: number,
  tx: Transaction,
): Promise<PartRow | null> {
  const file = await tx.sourceFile.findFirst({
    where: { documentId, part, document: { projectId: grant.projectId, deletedAt: null } },
    select: {
      ...{ id: true, importedAt: true, version: { select: { id: true } } },
      paragraphs: { select: { id: true }, orderBy: { orderKey: "asc" } },
    },
  });
  if (file === null) return null;
  const later = await tx.sourceFile.count({ where: { documentId, part: { gt: part } } });
  return {
    ...{ id: file.id, importedAt: file.importedAt },
    isBuried: later > 0,
    isVersion: file.version !== null,
    paragraphIds: file.paragraphs.map(({ id }) => id),
  };
}

/**
 * Whether anything but the file made the paragraphs of a part what they are, or speaks of them: words of a rendering,
 * joins, cuts, corrections, what was set aside or moved, marks, talks, assignments.
 */
export async function isPartBuiltOn(documentId: string, part: PartRow, tx: Transaction): Promise<boolean> {
  const [found] = await sqlOf(tx)<{ built: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "Paragraph" p WHERE p."sourceFileId" = $2::uuid
         AND (p."revision" > 1 OR p."excluded" OR p."joinedIntoId" IS NOT NULL OR p."cutFromId" IS NOT NULL))
       OR EXISTS (SELECT 1 FROM "Paragraph" p WHERE p."sourceFileId" IS DISTINCT FROM $2::uuid
         AND (p."joinedIntoId" = ANY($3::uuid[]) OR p."cutFromId" = ANY($3::uuid[])))
       OR EXISTS (SELECT 1 FROM "ParagraphRevision" v WHERE v."paragraphId" = ANY($3::uuid[]))
       OR EXISTS (SELECT 1 FROM "Rendering" r WHERE r."paragraphId" = ANY($3::uuid[]) AND r."revision" > 0)
       OR EXISTS (SELECT 1 FROM "Annotation" a WHERE a."paragraphId" = ANY($3::uuid[]))
       OR EXISTS (SELECT 1 FROM "Thread" h WHERE h."paragraphId" = ANY($3::uuid[]))
       OR EXISTS (SELECT 1 FROM "Assignment" s WHERE s."fromParagraphId" = ANY($3::uuid[]) OR s."toParagraphId" = ANY($3::uuid[]))
       OR EXISTS (SELECT 1 FROM "StructureChange" c WHERE c."documentId" = $1::uuid AND c."paragraphIds" && $3::uuid[])
       AS built`,
    [documentId, part.id, part.paragraphIds],
  );
  return found?.built ?? false;
}

/** Takes a part out, with what was proposed for it and the empty renderings of its paragraphs. */
export async function deletePart(documentId: string, part: PartRow, tx: Transaction): Promise<void> {
  const paragraphIds = [...part.paragraphIds];
  await tx.importProposal.deleteMany({ where: { documentId, paragraphIds: { hasSome: paragraphIds } } });
  await tx.paragraph.deleteMany({ where: { documentId, sourceFileId: part.id } });
  await tx.sourceFile.delete({ where: { id: part.id } });
}
