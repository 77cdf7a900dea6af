import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { ProposalStatus } from "@/lib/documents/core/proposal";
import type { Page } from "@/lib/http/page";
import { presentProposal } from "./present";
import { readProposals } from "./proposal-store";
import type { ProposalView } from "./schema";

/** What import proposes for a document, in the order of its text, by pages. */
export async function listProposals(
  actor: Actor,
  documentId: string,
  page: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly status?: ProposalStatus | undefined;
  },
): Promise<Page<ProposalView>> {
  const grant = await authorize(actor, "view", { documentId });
  const { limit, status } = page;
  const after = page.cursor === undefined ? undefined : Number(page.cursor);
  const rows = await readProposals(grant, documentId, { limit, after, status });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(presentProposal),
    nextCursor: last === undefined ? null : String(last.position),
  };
}
