import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";

/** Concepts among these that lie in a glossary which the project uses; deleted ones too. */
export function readConceptsOfProject(tx: Transaction, grant: Grant, ids: readonly string[]) {
  return tx.concept.findMany({
    where: {
      id: { in: [...new Set(ids)] },
      glossary: { deletedAt: null, links: { some: { projectId: grant.projectId } } },
    },
    include: {
      terms: { orderBy: { position: "asc" }, select: { language: true, text: true, status: true } },
      glossary: { select: { sourceLanguage: true, targetLanguage: true } },
    },
  });
}
