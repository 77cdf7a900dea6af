import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import type { TermStatus } from "@/lib/glossary/core/term";
import { isSameLanguage } from "@/lib/text/core/language";
import type { ConceptBrief } from "./brief-schema";
import { readConceptsOfProject } from "./brief-store";

/** What may be written, what is to be written first. */
const TO_WRITE: readonly TermStatus[] = ["preferred", "admitted", "proposed"];

/**
 * Concepts in one line each, by id: those of the glossaries that the project uses, deleted ones too. Of others nothing
 * is said, as if they were not there.
 */
export async function findConceptBriefs(
  grant: Grant,
  ids: readonly string[],
  tx: Transaction,
): Promise<ReadonlyMap<string, ConceptBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await readConceptsOfProject(tx, grant, ids);
  return new Map(rows.map((row) => [row.id, toBrief(row)]));
}

function toBrief({
  id,
  glossaryId,
  deletedAt,
  terms,
  glossary,
}: Awaited<ReturnType<typeof readConceptsOfProject>>[number]): ConceptBrief {
  const named = namingTerm(terms, glossary.sourceLanguage);
  const [wording] = terms
    .filter(
      ({ language, status }) =>
        isSameLanguage(language, glossary.targetLanguage) && TO_WRITE.includes(status),
    )
    .toSorted((a, b) => TO_WRITE.indexOf(a.status) - TO_WRITE.indexOf(b.status));
  return {
    ...{ id, glossaryId, term: named?.text ?? "", wording: wording?.text ?? null },
    status: wording?.status ?? named?.status ?? "proposed",
    deleted: deletedAt !== null,
  };
}
