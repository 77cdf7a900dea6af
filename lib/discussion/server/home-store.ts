import { database } from "@/lib/db/database";

export type TalkTarget = { readonly threadId: string } | { readonly commentId: string };

/** Where a discussion lies; null when there is none, or its document is deleted. */
export async function findPlaceOfTalk(
  target: TalkTarget,
): Promise<{ readonly projectId: string } | { readonly termProposalId: string } | null> {
  const isIt =
    "threadId" in target ? { id: target.threadId } : { comments: { some: { id: target.commentId } } };
  const found = await database().thread.findFirst({
    where: { ...isIt, OR: [{ documentId: null }, { document: { deletedAt: null } }] },
    select: { projectId: true, termProposalId: true },
  });
  if (found === null) return null;
  const { projectId, termProposalId } = found;
  if (projectId !== null) return { projectId };
  return termProposalId === null ? null : { termProposalId };
}
