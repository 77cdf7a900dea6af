import type { Role } from "@/lib/accounts/core/rights";
import { database, type Transaction } from "@/lib/db/database";

/** A thing that lies in a project, by the id that the request named. */
export type Target =
  | { readonly projectId: string }
  | { readonly documentId: string }
  | { readonly paragraphId: string }
  | { readonly proposalId: string }
  | { readonly trackId: string }
  | { readonly renderingId: string }
  | { readonly annotationId: string }
  | { readonly assignmentId: string }
  | { readonly structureChangeId: string };

export type FoundMembership = { readonly projectId: string; readonly role: Role };

/** The person's role in the project that holds the target; null when either is missing or deleted. */
export async function findMembership(
  userId: string,
  target: Target,
  tx: Transaction = database(),
): Promise<FoundMembership | null> {
  const projectId = await findProjectId(target, tx);
  if (projectId === null) return null;
  return tx.membership.findFirst({
    where: { userId, projectId, project: { deletedAt: null } },
    select: { projectId: true, role: true },
  });
}

async function findProjectId(target: Target, tx: Transaction): Promise<string | null> {
  if ("projectId" in target) return target.projectId;
  const document = await findDocument(target, tx);
  return document === null || document.deletedAt !== null ? null : document.projectId;
}

type FoundDocument = { projectId: string; deletedAt: Date | null };
const document = { select: { projectId: true, deletedAt: true } } as const;

async function findDocument(
  target: Exclude<Target, { projectId: string }>,
  tx: Transaction,
): Promise<FoundDocument | null> {
  if ("documentId" in target)
    return tx.document.findUnique({ where: { id: target.documentId }, ...document });
  if ("paragraphId" in target) {
    const found = await tx.paragraph.findUnique({ where: { id: target.paragraphId }, select: { document } });
    return found?.document ?? null;
  }
  if ("annotationId" in target) {
    const found = await tx.annotation.findUnique({
      where: { id: target.annotationId },
      select: { document },
    });
    return found?.document ?? null;
  }
  if ("structureChangeId" in target) {
    const found = await tx.structureChange.findUnique({
      where: { id: target.structureChangeId },
      select: { document },
    });
    return found?.document ?? null;
  }
  if ("proposalId" in target) {
    const found = await tx.importProposal.findUnique({
      where: { id: target.proposalId },
      select: { document },
    });
    return found?.document ?? null;
  }
  const trackId = "trackId" in target ? target.trackId : await findTrackId(target, tx);
  if (trackId === null) return null;
  const found = await tx.track.findFirst({ where: { id: trackId, deletedAt: null }, select: { document } });
  return found?.document ?? null;
}

async function findTrackId(
  target: { readonly renderingId: string } | { readonly assignmentId: string },
  tx: Transaction,
): Promise<string | null> {
  const select = { trackId: true } as const;
  const found =
    "renderingId" in target
      ? await tx.rendering.findUnique({ where: { id: target.renderingId }, select })
      : await tx.assignment.findUnique({ where: { id: target.assignmentId }, select });
  return found?.trackId ?? null;
}
