import type { Actor } from "@/lib/accounts/core/actor";
import { listParagraphs } from "./list-paragraphs";
import { listProposals } from "./list-proposals";
import type { ParagraphView, ProposalView } from "./schema";

/** More than any text has; a page of the API gives less. */
const MOST = 50_000;

/** Every paragraph that a document's files gave, and every proposal, for the import page. */
export async function listReview(
  actor: Actor,
  documentId: string,
): Promise<{ readonly paragraphs: readonly ParagraphView[]; readonly proposals: readonly ProposalView[] }> {
  const [paragraphs, proposals] = await Promise.all([
    listParagraphs(actor, documentId, { limit: MOST, all: true }),
    listProposals(actor, documentId, { limit: MOST }),
  ]);
  return { paragraphs: paragraphs.items, proposals: proposals.items };
}
